import { inputOf, type TranscriptInput } from '../support/transcript.ts'

/**
 * What somebody does in a story. Beside the lines of a transcript there are some for print, pages and crowds:
 *
 *     Ngọc > 📷 poster.png              photographs a print and sends the photo
 *     Hoa > 📷 tờ 1, tờ 2               photographs several and sends them together, as an album
 *     Minh > 📱 poster.png              points the phone's own camera at a print and opens what it shows
 *     Minh > ✎ birth=1987; sex=male     fills in the page that was opened by its button, and sends it
 *     Bà con > ☰ 60 người mới 📷 poster.png    many people each do the same, and answer what they are asked
 *     Bà con > ☰ 12 người trong chợ [Ra]       of those who are inside
 *     Bà con > ☰ 5 người đã về 📷 poster.png   of those who have left
 */
export type StoryInput =
  | TranscriptInput
  | { readonly kind: 'photograph' | 'scan'; readonly print: string }
  | { readonly kind: 'album'; readonly prints: readonly string[] }
  | { readonly kind: 'crowd'; readonly count: number; readonly who: CrowdWho; readonly act: StoryInput }
  | { readonly kind: 'fill'; readonly fields: readonly (readonly [name: string, value: string])[] }

/** Whom of a crowd: people who were never there, those inside, those who have left. */
export type CrowdWho = 'mới' | 'trong chợ' | 'đã về'

export type StoryLine =
  | { readonly kind: 'heading'; readonly words: string }
  | { readonly kind: 'act'; readonly actor: string; readonly written: string }
  | {
      readonly kind: 'answer'
      readonly actor: string
      readonly lines: readonly string[]
      /** What is told by the clock may come before it, and is passed over. */
      readonly afterOthers: boolean
    }

/** A line of a story with its number in the file. */
export type Numbered = StoryLine & { readonly number: number }

/**
 * Reads a story: `# ` begins a heading, `Name > ` an act, `Name < ` what the bot answers, `Name <… ` what it says sooner or
 * later; `↻ ` before the words when it is no new message, but the one whose button was pressed shows them now. Further lines of an act or answer are indented by two spaces. Throws at a line that is none of these.
 */
export function readScript(script: string): readonly Numbered[] {
  const read: Numbered[] = []
  for (const [index, line] of script.split('\n').entries()) {
    const before = read.at(-1)
    if (line.trim() === '') continue
    if (line.startsWith('  ') && before?.kind === 'answer') {
      read[read.length - 1] = { ...before, lines: [...before.lines, line.slice(2)] }
    } else if (line.startsWith('  ') && before?.kind === 'act') {
      read[read.length - 1] = { ...before, written: `${before.written}\n${line.slice(2)}` }
    } else read.push({ ...lineOf(line), number: index + 1 })
  }
  return read
}

function lineOf(line: string): StoryLine {
  if (line.startsWith('# ')) return { kind: 'heading', words: line.slice(2) }
  const [, actor, arrow = '', rest = ''] = /^([^<>#]+?) (>|<…?)(?: |$)(.*)$/u.exec(line) ?? []
  if (actor === undefined) throw new Error(`this is no line of a story: ${line}`)
  if (arrow === '>') return { kind: 'act', actor, written: rest }
  return { kind: 'answer', actor, lines: [rest], afterOthers: arrow !== '<' }
}

/** What a written act means. */
export function storyInputOf(written: string): StoryInput {
  const [, page] = /^✎ (.+)$/u.exec(written) ?? []
  if (page !== undefined) return { kind: 'fill', fields: fieldsIn(page) }
  const [, count, who, what = ''] = /^☰ (\d+) người (mới|trong chợ|đã về) (.+)$/u.exec(written) ?? []
  if (count !== undefined)
    return { kind: 'crowd', count: Number(count), who: who as CrowdWho, act: storyInputOf(what) }
  const [, sign, print] = /^(📷|📱) (.+)$/u.exec(written) ?? []
  if (print === undefined) return inputOf(written)
  if (sign === '📱') return { kind: 'scan', print }
  const prints = print.split(', ')
  return prints.length > 1 ? { kind: 'album', prints } : { kind: 'photograph', print }
}

function fieldsIn(page: string): (readonly [string, string])[] {
  return page.split('; ').map((field) => {
    const [name = '', ...value] = field.split('=')
    return [name, value.join('=')]
  })
}
