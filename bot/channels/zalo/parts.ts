import type { Button, OutgoingMessage } from '../../core/outgoing.ts'
import type { ChannelLimits, Delivery, MessageFile } from '../channel.ts'
import { numbered } from '../numbered.ts'
import { splitText } from '../splitText.ts'
import { CONTACT_TITLE_LENGTH } from './bodies.ts'

/** How a picture reaches Zalo: by an address of ours, by upload, or not at all, and the person opens a link. */
export type PictureWay = 'url' | 'upload' | 'link'

/** One message of Zalo's. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly buttons: readonly Button<string>[] }
  | {
      readonly kind: 'picture'
      readonly text: string
      readonly file: MessageFile
      /** How it may still reach Zalo, the best first; at the beginning as is configured. */
      readonly ways?: readonly PictureWay[]
    }
  | { readonly kind: 'document'; readonly text: string; readonly file: MessageFile }
  | { readonly kind: 'contact'; readonly text: string; readonly label: string }

/**
 * A message in as few parts as Zalo needs, because each is counted. Buttons stand under words alone, so beneath a picture they
 * are numbered words. A long text goes in pieces, the buttons under the last.
 */
export function partsOf(
  { chat, message, file }: Pick<Delivery, 'chat' | 'message' | 'file'>,
  limits: ChannelLimits,
): readonly Part[] {
  const label = formLabel(message)
  if (label !== undefined && chat.kind === 'private' && !file)
    return [{ kind: 'contact', text: message.text, label }]
  const room = file ? limits.buttonsUnderPictures : limits.buttonsInAMessage[chat.kind]
  const { text, buttons } = numbered(message, room)
  if (!file) return inPieces(text, buttons, limits.textLength)
  const kind = file.type === 'image/png' ? 'picture' : 'document'
  if (text.length <= limits.captionLength) return [{ kind, text, file }]
  return [{ kind, text: '', file }, ...inPieces(text, buttons, limits.textLength)]
}

/** The label of the form that asks for name and phone, where the whole message fits into it: there is no room for buttons. */
function formLabel({ text, buttons = [], askContact }: OutgoingMessage): string | undefined {
  const fits = text.length <= CONTACT_TITLE_LENGTH && buttons.length === 0
  return fits ? askContact : undefined
}

/** The words in pieces of a length, at the ends of sentences; the buttons under the last. */
export function inPieces(text: string, buttons: readonly Button<string>[], longest: number): readonly Part[] {
  const pieces = splitText(text, longest)
  return pieces.map((piece, index) => ({
    kind: 'text',
    text: piece,
    buttons: index === pieces.length - 1 ? buttons : [],
  }))
}

/** What is left to say when some parts have gone, so that a new try does not repeat them. The file is always in the first. */
export function messageOf(parts: readonly Part[]): OutgoingMessage {
  const buttons = parts.flatMap((part) => (part.kind === 'text' ? part.buttons : []))
  const text = parts.map((part) => part.text).join('\n')
  return { text, ...(buttons.length > 0 && { buttons: [buttons] }) }
}
