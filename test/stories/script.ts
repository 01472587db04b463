import { inputOf, type TranscriptInput } from '../support/transcript.ts'

/**
 * What somebody does in a story. Beside the lines of a transcript there are some for print and pages:
 *
 *     Ngọc > 📷 poster.png              photographs a print and sends the photo
 *     Minh > 📱 poster.png              points the phone's own camera at a print and opens what it shows
 *     Minh > ✎ birth=1987; sex=male     fills in the page that was opened by its button, and sends it
 */
export type StoryInput =
  | TranscriptInput
  | { readonly kind: 'photograph' | 'scan'; readonly print: string }
  | { readonly kind: 'fill'; readonly fields: readonly (readonly [name: string, value: string])[] }

export type StoryLine =
  | { readonly kind: 'heading'; readonly words: string }
  | { readonly kind: 'act'; readonly actor: string; readonly written: string }
  | { readonly kind: 'answer'; readonly actor: string; readonly lines: readonly string[] }

/** A line of a story with its number in the file. */
export type Numbered = StoryLine & { readonly number: number }

/**
 * Reads a story: `# ` begins a heading, `Name > ` an act, `Name < ` what the bot answers, whose further lines are
 * indented by two spaces. Throws at a line that is none of these.
 */
export function readScript(script: string): readonly Numbered[] {
  const read: Numbered[] = []
  for (const [index, line] of script.split('\n').entries()) {
    const before = read.at(-1)
    if (line.trim() === '') continue
    if (line.startsWith('  ') && before?.kind === 'answer') {
      read[read.length - 1] = { ...before, lines: [...before.lines, line.slice(2)] }
    } else read.push({ ...lineOf(line), number: index + 1 })
  }
  return read
}

function lineOf(line: string): StoryLine {
  if (line.startsWith('# ')) return { kind: 'heading', words: line.slice(2) }
  const [, actor, arrow, rest = ''] = /^([^<>#]+?) ([<>]) ?(.*)$/u.exec(line) ?? []
  if (actor === undefined) throw new Error(`this is no line of a story: ${line}`)
  return arrow === '>' ? { kind: 'act', actor, written: rest } : { kind: 'answer', actor, lines: [rest] }
}

/** What a written act means. */
export function storyInputOf(written: string): StoryInput {
  const [, page] = /^✎ (.+)$/u.exec(written) ?? []
  if (page !== undefined) return { kind: 'fill', fields: fieldsIn(page) }
  const [, sign, print] = /^(📷|📱) (.+)$/u.exec(written) ?? []
  if (print === undefined) return inputOf(written)
  return { kind: sign === '📱' ? 'scan' : 'photograph', print }
}

function fieldsIn(page: string): (readonly [string, string])[] {
  return page.split('; ').map((field) => {
    const [name = '', ...value] = field.split('=')
    return [name, value.join('=')]
  })
}
