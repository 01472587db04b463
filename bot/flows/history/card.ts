import { type OwnVisit, ownVisits } from '../../../db/ownVisits.ts'
import { type VisitKey, visitBefore } from '../../../db/visits.ts'
import { cityDay } from '../../core/cityTime.ts'
import type { Button } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { dayHeading, visitLine } from './lineText.ts'
import {
  CORRECTION_MILLISECONDS,
  canSayEnd,
  isBySelf,
  isEndInferred,
  isRecent,
  visitOfButton,
} from './mine.ts'
import { writeVisit } from './ref.ts'

/** One visit, with what can be put right of it. */
export async function pressVisit(turn: Turn, written: string): Promise<void> {
  const visit = await visitOfButton(turn, written)
  if (visit) await sayVisit(turn, visit)
}

export async function sayVisit(turn: Turn, visit: OwnVisit): Promise<void> {
  const day = cityDay(visit.startedAt, turn.city.timeZone)
  const notes = isBySelf(visit) ? [] : [text('history.byStaff')]
  const buttons = await buttonsOf(turn, visit)
  say(turn, {
    text: lines(dayHeading(turn, day), visitLine(turn, visit), ...notes),
    ...(buttons.length > 0 && { buttons }),
  })
}

/** Five at most, so that every messenger shows them as buttons. */
async function buttonsOf(turn: Turn, visit: OwnVisit): Promise<Button<Text>[][]> {
  const ref = writeVisit(visit)
  const isOpen = visit.endedBy === null && visit.personId === turn.person?.id
  const isToday = cityDay(visit.startedAt, turn.city.timeZone) === cityDay(turn.now, turn.city.timeZone)
  const rows: (Button<Text> | false)[][] = [
    [
      isOpen && { label: text('checkIn.button.out'), press: `out:${visit.id}` },
      canSayEnd(visit) && { label: text('history.button.outAt'), press: `outAt:${ref}` },
      canGoOn(turn, visit) && { label: text('history.button.notOut'), press: `notOut:${ref}` },
    ],
    [
      isRecent(turn, visit) &&
        !visit.startInferred && { label: text('checkIn.button.companions'), press: `along:${ref}` },
      (await wasGoingOut(turn, visit)) && turnOutButton(visit),
    ],
    [isToday && isBySelf(visit) && { label: text('checkIn.button.undo'), press: `takeBack:${ref}` }],
  ]
  return rows.map((row) => row.flatMap((button) => (button ? [button] : []))).filter((row) => row.length > 0)
}

/** Whether the person can say that they have not left after all. */
export function canGoOn(turn: Turn, visit: OwnVisit): boolean {
  return visit.endedBy === 'out' && canSayEnd(visit) && isRecent(turn, visit)
}

/**
 * Whether an arrival at a gate for both may have been a departure: the visitor recorded it, and the visit before it was to the same
 * place and ended only because nobody said that it had.
 */
export async function wasGoingOut(turn: Turn, visit: OwnVisit): Promise<boolean> {
  if (visit.gateDirection !== 'both' || visit.endedBy === 'out' || visit.startInferred) return false
  if (!isBySelf(visit) || !isRecent(turn, visit)) return false
  return isLeftOpenBefore(turn, visit)
}

/** [Đổi thành Ra]. */
export function turnOutButton(visit: VisitKey): Button<Text> {
  return { label: text('history.button.turnOut'), press: `turnOut:${writeVisit(visit)}` }
}

type VisitOf = VisitKey & { readonly personId: number; readonly venueId: number }

/** Whether the visit before was to the same place and nobody said when it ended. */
export async function isLeftOpenBefore({ store }: Turn, visit: VisitOf): Promise<boolean> {
  const before = await visitBefore(store, visit.personId, visit, correctableSince(visit))
  return before?.venueId === visit.venueId && isEndInferred(before)
}

function correctableSince({ startedAt }: VisitKey): Date {
  return new Date(startedAt.getTime() - CORRECTION_MILLISECONDS)
}

/** That visit itself. */
export async function leftOpenBefore({ store }: Turn, visit: VisitOf): Promise<OwnVisit | undefined> {
  const from = correctableSince(visit)
  const [before] = await ownVisits(store, [visit.personId], { from, before: visit, limit: 1 })
  return before?.venueId === visit.venueId && isEndInferred(before) ? before : undefined
}
