/**
 * What a story cannot know beforehand stands in braces: `{time}`, `{date}`, `{code}`, `{link}`, `{number}` or `{seconds}`,
 * which may take anything of that shape, `{rest}`, which is whatever follows, and `{time in}`, `{code gate}`, which are the
 * same wherever they stand again.
 */
const SHAPES: Readonly<Record<string, string>> = {
  time: '\\d{2}:\\d{2}',
  date: '\\d{2}/\\d{2}/\\d{4}',
  code: '[0-9A-Z]{5}-[0-9A-Z]{5}',
  link: 'https?://\\S+',
  number: '\\d+',
  seconds: '\\d+,\\d',
  day: '\\d{2}/\\d{2}',
  rest: '[\\s\\S]*',
}

const BLANK = /\{([a-z]+)((?: [a-z]+)*)\}/g

/** What the named blanks were filled with. */
export type Filled = Map<string, string>

/** Whether what was heard is what was written; blanks met for the first time are remembered. */
export function fits(written: string, heard: string, filled: Filled): boolean {
  const names: string[] = []
  const parts = written.split(BLANK)
  const pattern = parts.map((part, index) => {
    if (index % 3 === 0) return escaped(part)
    if (index % 3 === 2) return ''
    return shapeOf(part, parts[index + 1] ?? '', names, filled)
  })
  const found = new RegExp(`^${pattern.join('')}$`, 'u').exec(heard)
  for (const [index, name] of names.entries()) {
    const value = found?.[index + 1]
    if (value !== undefined) filled.set(name, value)
  }
  return found !== null
}

/** The words with their blanks filled. Throws for a blank that nothing has filled yet. */
export function fill(written: string, filled: Filled): string {
  return written.replace(BLANK, (blank, shape: string, name: string) => {
    const value = filled.get(`${shape}${name}`)
    if (value === undefined) throw new Error(`nothing has filled ${blank} yet`)
    return value
  })
}

function shapeOf(shape: string, name: string, names: string[], filled: Filled): string {
  const known = filled.get(`${shape}${name}`)
  if (known !== undefined) return escaped(known)
  const pattern = SHAPES[shape]
  if (pattern === undefined) throw new Error(`{${shape}${name}} is of no known shape`)
  if (name === '') return pattern
  const place = names.indexOf(`${shape}${name}`) + 1
  if (place > 0) return `\\${place}`
  names.push(`${shape}${name}`)
  return `(${pattern})`
}

function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
