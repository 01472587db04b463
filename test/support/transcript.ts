import type { OutgoingMessage, Reply } from '../../bot/core/outgoing.ts'
import { render } from '../../bot/core/text.ts'
import type { Language } from '../../locales/catalogue.ts'

/**
 * What a person does on a line of a transcript:
 *
 *     > trần thị bích ngọc              writes
 *     > [Nữ]                            presses the newest button of that name, however old its message is
 *     > ☎ +84912345678                  shares the own number; with "(forwarded)" behind it, somebody else's
 *     > 🖼 poster, card                  sends photos, named as the player knows them
 *     > → 7KQ2M9XH4T                    opens the chat by a link
 *     > ◌                               sends a sticker or the like
 */
export type TranscriptInput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'press'; readonly label: string }
  | { readonly kind: 'contact'; readonly phone: string; readonly own: boolean }
  | { readonly kind: 'photos'; readonly names: readonly string[] }
  | { readonly kind: 'open'; readonly payload: string }
  | { readonly kind: 'other' }

/** Does what the person does and gives the messages that came back, each as the lines that are shown. */
export type TranscriptPlayer = (input: TranscriptInput) => Promise<readonly (readonly string[])[]>

/**
 * Plays the person's lines of a transcript and gives the transcript as it really went, to be compared with the one
 * that was written. Bot's messages begin with `< `, their further lines are indented by two spaces; lines that begin
 * with `#` and empty lines are kept as they are.
 */
export async function replay(script: string, play: TranscriptPlayer): Promise<string> {
  const played: string[] = []
  for (const line of script.split('\n')) {
    if (line.startsWith('< ') || line.startsWith('  ') || line === '<') continue
    played.push(line)
    if (line.startsWith('> ')) played.push(...(await play(inputOf(line.slice(2)))).map(messageLines))
  }
  return played.join('\n')
}

/** How many messages the bot sends in a transcript. */
export function countMessages(script: string): number {
  return script.split('\n').filter((line) => line.startsWith('< ')).length
}

/** A message as a person sees it: text, picture, a row of buttons a line. */
export function shownLines({ text, buttons, attachment, askContact }: OutgoingMessage): string[] {
  const rows = (buttons ?? []).map((row) => row.map(({ label }) => `[${label}]`).join(' '))
  const picture = attachment ? [`🖼 ${attachment.kind}`] : []
  return [...picture, ...text.split('\n'), ...rows, ...(askContact ? [`[${askContact}]`] : [])]
}

/** A reply in a language, as a channel would get it. */
export function inLanguage(reply: Reply, language: Language): OutgoingMessage {
  const { text, buttons, attachment, askContact } = reply
  return {
    text: render(language, text),
    ...(buttons && {
      buttons: buttons.map((row) =>
        row.map((button) => ({ ...button, label: render(language, button.label) })),
      ),
    }),
    ...(attachment && { attachment }),
    ...(askContact && { askContact: render(language, askContact) }),
  }
}

/** The data of the newest button with that label. Throws when none was ever shown, because the transcript is wrong. */
export function pressOf(messages: readonly OutgoingMessage[], label: string): string {
  for (const message of messages.toReversed()) {
    const button = (message.buttons ?? []).flat().find((one) => one.label === label)
    if (button && 'press' in button) return button.press
  }
  throw new Error(`no message had a button [${label}]`)
}

/** What a person's line of a transcript means. */
export function inputOf(written: string): TranscriptInput {
  const [, label] = /^\[(.+)\]$/.exec(written) ?? []
  if (label !== undefined) return { kind: 'press', label }
  const [, phone, forwarded] = /^☎ (\S+)( \(forwarded\))?$/.exec(written) ?? []
  if (phone !== undefined) return { kind: 'contact', phone, own: forwarded === undefined }
  if (written.startsWith('🖼 ')) return { kind: 'photos', names: written.slice('🖼 '.length).split(', ') }
  if (written.startsWith('→ ')) return { kind: 'open', payload: written.slice('→ '.length) }
  return written === '◌' ? { kind: 'other' } : { kind: 'text', text: written }
}

function messageLines(lines: readonly string[]): string {
  return `< ${lines.join('\n  ')}`
}
