import { noteSeen } from '../../../db/doorPersons.ts'
import { leaveVisit, newestVisitAt, recordInOrder, visitByKey } from '../../../db/doorVisits.ts'
import { lockPersons } from '../../../db/people.ts'
import { holdHours } from '../../../db/venueHours.ts'
import { cityDay, dayText, startOfCityDay } from '../../core/cityTime.ts'
import type { Listed } from '../../core/doorList.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { usualEnd } from '../../core/venueTypes.ts'
import { noteWho } from '../checkIn/comeIn.ts'
import { gateInSentence } from '../gateName.ts'
import { fixButton, lastLines } from './answer.ts'
import { type NotRecorded, notRecordedLines } from './notRecorded.ts'
import { type Passage, recordPassing, refOf, visitOf } from './passing.ts'
import type { DoorPlace } from './place.ts'
import { tellOthers } from './recorded.ts'
import type { ScanRef } from './ref.ts'
import { rememberAnswer } from './remembered.ts'
import { type DoorVisitor, keepSaid, typedVisitors } from './visitor.ts'

const MINUTE_MILLISECONDS = 60_000

/** Lines of a paper list and its day, by which each of those that are somebody has a time. */
type PaperList = {
  readonly day: string
  readonly listed: readonly Listed[]
  readonly not: readonly NotRecorded[]
  /** Who is said to come with others that were not counted. */
  readonly uncounted: readonly Text[]
}

/** When somebody of a paper list came and, if that was written, left. */
type Stay = { readonly from: Date; readonly to: Date | undefined }

/**
 * Records a paper list that is typed later, each line at its time; a line that was recorded before, in the same minute, is
 * not recorded again, so that a list may be sent whole once more.
 */
export async function recordPaper(
  turn: Turn,
  place: DoorPlace,
  { day, listed, not, uncounted }: PaperList,
): Promise<void> {
  const timed = listed.map((line) => ({ line, stay: stayOf(turn, line) }))
  const past = timed.filter(({ stay }) => !isToCome(turn, stay))
  const toCome = timed.filter(({ stay }) => isToCome(turn, stay))
  const visitors = await typedVisitors(
    turn,
    past.map(({ line }) => line.person),
  )
  const ids = visitors.map(({ id }) => id)
  await lockPersons(turn.store, ids)
  await keepSaid(turn, visitors)
  await noteSeen(turn.store, ids, turn.now)
  await holdHours(
    turn.store,
    place.gate.venueId,
    past.flatMap(({ stay: { from, to } }) => (to ? [from, to] : [from])),
  )
  const refs: ScanRef[] = []
  for (const [index, { line, stay }] of past.entries()) {
    const visitor = visitors[index]
    const passing = { gate: place.gate, way: line.way ?? place.way }
    const ref =
      visitor && (await recordLine(turn, passing, visitor, { ...stay, companions: line.companions }))
    if (ref) refs.push(ref)
  }
  rememberAnswer(turn, refs)
  const left = [...not, ...toCome.map(({ line: { number } }) => ({ number, problem: 'future' }) as const)]
  const warning = await tellOthers(turn, place.gate, [])
  say(turn, {
    text: lines(
      ...headLines(place, daysOf(listed, day), { recorded: refs.length, known: past.length - refs.length }),
      ...notRecordedLines(left, day === cityDay(turn.at, turn.city.timeZone) ? undefined : dayText(day)),
      ...uncounted,
      ...(await lastLines(turn, place.gate, warning)),
    ),
    ...(refs.length > 0 && { buttons: [[fixButton(turn.at)]] }),
  })
}

/** The days of the lines, which may each name one. */
function daysOf(listed: readonly Listed[], day: string): string {
  const days = new Set(listed.map(({ when }) => when?.day ?? day))
  return [...(days.size > 0 ? days : [day])].sort().map(dayText).join(', ')
}

function stayOf({ at, city: { timeZone } }: Turn, { when }: Listed): Stay {
  if (!when) return { from: at, to: undefined }
  const midnight = startOfCityDay(when.day, timeZone).getTime()
  const moment = (minute: number) => new Date(midnight + minute * MINUTE_MILLISECONDS)
  return { from: moment(when.start), to: when.end === undefined ? undefined : moment(when.end) }
}

function isToCome({ at }: Turn, { from, to }: Stay): boolean {
  return from > at || (to !== undefined && to > at)
}

/** Records a line; nothing when somebody of that name came or left in that minute before. */
async function recordLine(
  turn: Turn,
  { gate, way }: DoorPlace,
  visitor: DoorVisitor,
  { from, to, companions }: Stay & { readonly companions: number },
): Promise<ScanRef | undefined> {
  const minute = { from, to: new Date(from.getTime() + MINUTE_MILLISECONDS - 1) }
  if (await newestVisitAt(turn.store, visitor.id, gate.venueId, minute)) return undefined
  const passage: Passage = { way, at: from, by: 'staff paper', companions }
  if (way === 'out' && !to) {
    const { ref, isNew } = await recordPassing(turn, gate, visitor, passage)
    return isNew ? ref : undefined
  }
  await noteWho(turn, visitor, gate.venueId, from)
  const rule = { now: turn.now, usualEnd }
  const key = await recordInOrder(turn.store, visitOf(turn, gate, visitor, passage), rule)
  const visit = to && (await visitByKey(turn.store, key))
  if (visit) await leaveVisit(turn.store, visit, to, turn.person?.id)
  return refOf('in', gate, key, key.startedAt)
}

function headLines(
  { gate }: DoorPlace,
  day: string,
  { recorded, known }: { readonly recorded: number; readonly known: number },
): Text[] {
  const place = { day, gate: gateInSentence(gate.gateName) }
  return [
    recorded > 0
      ? text('scan.paper.recorded', { ...place, count: recorded })
      : text('scan.paper.none', place),
    ...(known > 0 ? [text('scan.paper.known', { count: known })] : []),
  ]
}
