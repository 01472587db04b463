import type { Happening } from '../converse.ts'
import { text } from '../core/text.ts'
import { say, type Turn, tell } from '../core/turn.ts'
import { countUse, isFirstTold, isTooMuch, minutesLeft, type Use } from '../core/uses.ts'
import { isWayOut } from './wayOut.ts'

/** What has a limit a day. */
type ADay = 'declarations' | 'agreements'

/** What people do in a chat. What a messenger tells of it, and a page that was filled in, is never too much. */
const BY_PEOPLE: ReadonlySet<Happening['kind']> = new Set([
  'text',
  'press',
  'open',
  'photos',
  'contact',
  'unreadable',
  'arrived',
])

/**
 * Counts what was done, before anything is made of it. True when the chat did too much of it in a short time: then it is done
 * with, the person is told so once, and whatever was asked still stands.
 */
export function countOrHoldBack(turn: Turn, happening: Happening): boolean {
  const use = useOf(turn, happening)
  if (use === undefined) return false
  if (!isTooMuch(turn, use)) {
    countUse(turn, use, happening.kind === 'photos' ? Math.max(1, happening.readings.length) : 1)
    return false
  }
  turn.heldBack = use
  if (isFirstTold(turn, use)) sayTooMuch(turn, use)
  return true
}

/** As what something counts that is done in a chat; nothing when it does not. */
export function useOf(
  { chat, session }: Pick<Turn, 'session'> & { readonly chat: Pick<Turn['chat'], 'kind'> },
  done: { readonly kind: Happening['kind'] | 'photo' },
): Exclude<Use, ADay> | undefined {
  if (chat.kind === 'group')
    return BY_PEOPLE.has(done.kind === 'photo' ? 'photos' : done.kind) ? 'groupMessages' : undefined
  if (done.kind === 'photo' || done.kind === 'photos') return session.onShift ? 'photosOnShift' : 'photos'
  if (!BY_PEOPLE.has(done.kind)) return undefined
  return isWayOut(session, done) ? 'waysOut' : 'messages'
}

/** Whether so many codes were nobody's that no more is looked for: whoever guesses learns nothing, and is told so once. */
export function tooManyUnknownCodes(turn: Turn): boolean {
  if (!isTooMuch(turn, 'unknownCodes')) return false
  if (isFirstTold(turn, 'unknownCodes')) sayTooMuch(turn, 'unknownCodes')
  return true
}

/** Says that something can't be done any more today, each time: in silence it would seem to be done. */
export function saidTooMuch(turn: Turn, use: ADay): boolean {
  if (!isTooMuch(turn, use)) return false
  say(turn, { text: text(`tooMuch.${use}`) })
  return true
}

/** Beside what stands in the chat: its buttons, and the numbers of its lists, mean what they did. */
function sayTooMuch(turn: Turn, use: Exclude<Use, ADay>): void {
  const said = text(`tooMuch.${use}`, { minutes: minutesLeft(turn, use) })
  tell(turn, { id: turn.chat.id, language: turn.language }, { text: said }, 'reply')
}
