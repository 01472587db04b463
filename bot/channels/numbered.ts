import { areNumbered } from '../core/offers.ts'
import type { Button, OutgoingMessage } from '../core/outgoing.ts'

/** A message as a messenger with few buttons can show it: words, and the buttons that are left. */
export type Numbered = { readonly text: string; readonly buttons: readonly Button<string>[] }

/**
 * Shows choices as a numbered list where there are more than the messenger has buttons for. The number of a choice is its
 * place among all, which is what the conversation takes a number for (`offeredPress`, `heardFrom`). What ends a question stays
 * a button while there is room. Links are written out, because nobody answers them. Where no number would be taken there is no list.
 */
export function numbered(
  { text, buttons = [], numbersHint, insteadOfNumbers }: OutgoingMessage,
  room: number,
): Numbered {
  const all = buttons.flat()
  if (!areNumbered(all.length, room)) return { text, buttons: all }
  if (insteadOfNumbers !== undefined) return { text: `${text}\n${insteadOfNumbers}`, buttons: [] }
  const presses = all.flatMap((button) => ('press' in button ? [button] : []))
  const kept = presses.filter(({ main }) => main).slice(0, room)
  const lines = presses.flatMap((button, index) =>
    kept.includes(button) ? [] : [`${index + 1}. ${button.label}`],
  )
  const links = all.flatMap((button) => ('link' in button ? [`${button.label}: ${button.link}`] : []))
  const hint = numbersHint !== undefined && lines.length > 0 ? [numbersHint] : []
  const words = [text, ...lines, ...links, ...hint].filter((line) => line !== '')
  return { text: words.join('\n'), buttons: kept }
}
