import type { ChannelLimits } from '../../../bot/channels/channel.ts'
import { numbered } from '../../../bot/channels/numbered.ts'
import type { OutgoingMessage } from '../../../bot/core/outgoing.ts'
import type { ChatKind } from '../../../bot/core/received.ts'
import { shownLines } from '../../support/transcript.ts'

/** What a chat can show: its messenger's limits, and whether it is a group. */
export type Screen = { readonly limits: ChannelLimits; readonly kind: ChatKind }

/**
 * A message as the people of a chat see it: its rows of buttons, or the choices as numbered lines where the messenger has
 * fewer buttons. Throws when the messenger could not carry it, because nobody would ever see it so.
 */
export function shownOn(screen: Screen, message: OutgoingMessage): string[] {
  const seen = seenOn(screen, message)
  const { limits, kind } = screen
  const buttons = (seen.buttons ?? []).flat().length + (seen.askContact === undefined ? 0 : 1)
  if (buttons > limits.buttonsInAMessage[kind]) throw new Error(`${buttons} buttons: ${seen.text}`)
  const room = message.attachment ? limits.captionLength : limits.textLength
  if (seen.text.length > room) throw new Error(`${seen.text.length} characters: ${seen.text}`)
  return shownLines(seen)
}

/** The number that stands before a choice, where the chat shows it as a line. */
export function numberOf(screen: Screen, message: OutgoingMessage, label: string): number | undefined {
  const listed = numbered(message, screen.limits.buttonsInAMessage[screen.kind])
  const place = (message.buttons ?? []).flat().findIndex((button) => button.label === label)
  return place < 0 || listed.buttons.some((button) => button.label === label) ? undefined : place + 1
}

/** The message with the buttons alone that are left as buttons. */
function seenOn({ limits, kind }: Screen, message: OutgoingMessage): OutgoingMessage {
  const { text, buttons } = numbered(message, limits.buttonsInAMessage[kind])
  if (text === message.text) return message
  const { buttons: _all, ...rest } = message
  return { ...rest, text, ...(buttons.length > 0 && { buttons: [buttons] }) }
}
