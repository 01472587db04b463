import type { Happening } from '../converse.ts'
import { type Text, text } from '../core/text.ts'
import { type HeldBack, say, type Turn, tell } from '../core/turn.ts'
import { countedInLast, countUse, isFirstTold, isTooMuch, minutesLeft } from '../core/uses.ts'
import { isWayOut } from './wayOut.ts'

/** What has a limit a day. */
type ADay = 'declarations' | 'agreements'
/** What a chat is held back from for a while. */
type AWhile = HeldBack['use']

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
 * with, `sayHeldBack` tells the person, and whatever was asked still stands.
 */
export function countOrHoldBack(turn: Turn, happening: Happening): boolean {
  const use = useOf(turn, happening)
  if (use === undefined) return false
  if (!isTooMuch(turn, use)) {
    countUse(turn, use, timesOf(happening))
    return false
  }
  turn.heldBack = { use, times: timesOf(happening) }
  return true
}

function timesOf(happening: Happening): number {
  return happening.kind === 'photos' ? Math.max(1, happening.readings.length) : 1
}

/** Says that what was done was too much, and so many more of the same kind behind it that are done with together. */
export function sayHeldBack(turn: Turn, behind: number): void {
  if (!turn.heldBack) return
  const { use, times } = turn.heldBack
  if (use === 'photosOnShift') countUnseen(turn, times + behind)
  else if (isFirstTold(turn, use)) sayTooMuch(turn, use)
}

/** A visitor in each photo was let in or waits: staff hear of every one, once a minute. */
function countUnseen(turn: Turn, times: number): void {
  const before = countedInLast(turn, 'photosUnseen')
  if (before === undefined) countUse(turn, 'photosUnseen', times)
  else sayUnseen(turn, before + times)
}

/** Tells of photos that came since staff were told last, should no more have come that told of them. */
export function sayLastUnseen(turn: Turn, { kind }: Happening): void {
  const count = countedInLast(turn, 'photosUnseen')
  if (count && BY_PEOPLE.has(kind)) sayUnseen(turn, count)
}

function sayUnseen(turn: Turn, count: number): void {
  if (!isFirstTold(turn, 'photosUnseen')) return
  const minutes = minutesLeft(turn, 'photosOnShift')
  const said = isTooMuch(turn, 'photosOnShift')
    ? text('tooMuch.photosOnShift', { count, minutes })
    : text('tooMuch.photosUnseen', { count })
  tellBeside(turn, said)
}

/** As what something counts that is done in a chat; nothing when it does not. */
export function useOf(
  { chat, session }: Pick<Turn, 'session'> & { readonly chat: Pick<Turn['chat'], 'kind'> },
  done: { readonly kind: Happening['kind'] | 'photo' },
): AWhile | undefined {
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

function sayTooMuch(turn: Turn, use: Exclude<AWhile, 'photosOnShift'>): void {
  tellBeside(turn, text(`tooMuch.${use}`, { minutes: minutesLeft(turn, use) }))
}

/** Beside what stands in the chat: its buttons, and the numbers of its lists, mean what they did. */
function tellBeside(turn: Turn, said: Text): void {
  tell(turn, { id: turn.chat.id, language: turn.language }, { text: said }, 'reply')
}
