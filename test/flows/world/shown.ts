import type { ChannelLimits } from '../../../bot/channels/channel.ts'
import { numbered } from '../../../bot/channels/numbered.ts'
import type { OutgoingMessage } from '../../../bot/core/outgoing.ts'
import type { ChatKind } from '../../../bot/core/received.ts'
import { shownLines } from '../../support/transcript.ts'

/** What a chat can show: its messenger's limits, and whether it is a group. */
export type Screen = { readonly limits: ChannelLimits; readonly kind: ChatKind }

/** Stands before a message that took the place of the one whose button was pressed: no new one came. */
const EDITED = '↻'

/**
 * A message as the people of a chat see it: its rows of buttons, or the choices as numbered lines where the messenger has
 * fewer buttons. Throws when the messenger could not carry it, or when the conversation does not know that it is
 * answered by numbers.
 */
export function shownOn(screen: Screen, message: OutgoingMessage): string[] {
  const seen = seenOn(screen, message)
  const { limits } = screen
  const buttons = (seen.buttons ?? []).flat().length + (seen.askContact === undefined ? 0 : 1)
  if (buttons > roomFor(screen, message)) throw new Error(`${buttons} buttons: ${seen.text}`)
  const room = message.attachment ? limits.captionLength : limits.textLength
  if (seen.text.length > room) throw new Error(`${seen.text.length} characters: ${seen.text}`)
  const [first = '', ...more] = shownLines(seen)
  return message.replaces === undefined ? [first, ...more] : [`${EDITED} ${first}`, ...more]
}

/** The number that stands before a choice, where the chat shows it as a line. */
export function numberOf(screen: Screen, message: OutgoingMessage, label: string): number | undefined {
  const listed = numbered(message, roomFor(screen, message))
  const place = (message.buttons ?? []).flat().findIndex((button) => button.label === label)
  return place < 0 || listed.buttons.some((button) => button.label === label) ? undefined : place + 1
}

/** The message with the buttons alone that are left as buttons. */
function seenOn(screen: Screen, message: OutgoingMessage): OutgoingMessage {
  const { text, buttons } = numbered(message, roomFor(screen, message))
  if (text === message.text) return message
  if ((message.numbersHint ?? message.insteadOfNumbers) === undefined)
    throw new Error(`numbers that nobody takes: ${text}`)
  const { buttons: _all, ...rest } = message
  return { ...rest, text, ...(buttons.length > 0 && { buttons: [buttons] }) }
}

/** The buttons that the message can have. */
function roomFor({ limits, kind }: Screen, { attachment }: OutgoingMessage): number {
  const room = limits.buttonsInAMessage[kind]
  return attachment ? Math.min(room, limits.buttonsUnderPictures) : room
}
