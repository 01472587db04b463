import {
  leaveVisit,
  newestVisitAt,
  type RecordedVisit,
  recordUnseenDeparture,
  setCompanionsOf,
  visitByKey,
} from '../../../db/doorVisits.ts'
import type { GateDirection, GateOfVenue } from '../../../db/venues.ts'
import type { NewVisit, OpenVisit, VisitKey } from '../../../db/visits.ts'
import type { Turn } from '../../core/turn.ts'
import { usualEnd } from '../../core/venueTypes.ts'
import { comeIn, noteWho, openAt, type Visitor } from '../checkIn/comeIn.ts'
import type { ScanRef } from './ref.ts'

/** How staff recorded somebody. */
export type ScanWay = 'staff photo' | 'staff code' | 'staff typed' | 'staff paper'

/** What came of it: recorded, or the same as minutes before, which changes nothing. */
export type Passed = {
  readonly ref: ScanRef
  readonly isNew: boolean
  readonly companions: number
  /** Left where no arrival was known. */
  readonly isUnseen?: boolean
}

/** How somebody passes a gate: which way, when, and with how many. */
export type Passage = {
  readonly way: GateDirection
  readonly at: Date
  readonly by: string
  readonly companions: number
}

/** A photo sent again within this time is the same passage, and no return. */
const SAME_PASSAGE_MILLISECONDS = 5 * 60_000
/** A visit that ended by itself, or elsewhere, may have gone on until somebody is seen to leave, for a day at most. */
const UNSEEN_MILLISECONDS = 24 * 3_600_000

/** Records that a locked person passes a gate. `both` finds out which way: out of where they are, else in. */
export async function recordPassing(
  turn: Turn,
  gate: GateOfVenue,
  visitor: Visitor,
  passage: Passage,
): Promise<Passed> {
  const { way, at, companions } = passage
  const open = await openAt(turn, visitor.id, at)
  const here = open?.venueId === gate.venueId ? open : undefined
  const newest = await newestVisitAt(turn.store, visitor.id, gate.venueId, {
    from: new Date(at.getTime() - UNSEEN_MILLISECONDS),
    to: at,
  })
  const was = newest && wasHere(newest, at) ? newest : undefined
  const same = [here && { ...here, id: here.visitId }, was].find(
    (one) => one?.gateId === gate.gateId && isSameMoment(one.startedAt, at),
  )
  if (way !== 'out' && same) return alreadyIn(turn, gate, same, companions)
  const leftAt = newest?.endedBy === 'out' ? newest.endedAt : null
  if (way !== 'in' && newest && leftAt && isSameMoment(leftAt, at)) {
    return { ref: refOf('out', gate, newest, leftAt), isNew: false, companions: newest.companions }
  }
  const isLeaving = way === 'out' || (way === 'both' && was !== undefined)
  return isLeaving ? leave(turn, gate, visitor, passage, newest) : enter(turn, gate, visitor, passage, open)
}

/** Whether somebody who passes a gate for both would come in through it now. */
export async function wouldComeIn(
  turn: Turn,
  gate: GateOfVenue,
  visitor: Visitor,
  { at }: Passage,
): Promise<boolean> {
  const from = new Date(at.getTime() - UNSEEN_MILLISECONDS)
  const newest = await newestVisitAt(turn.store, visitor.id, gate.venueId, { from, to: at })
  if (!newest || wasHere(newest, at)) return !newest
  return !(newest.endedBy === 'out' && newest.endedAt && isSameMoment(newest.endedAt, at))
}

async function enter(
  turn: Turn,
  gate: GateOfVenue,
  visitor: Visitor,
  passage: Passage,
  open: OpenVisit | undefined,
): Promise<Passed> {
  const { visit } = await comeIn(turn, visitor, visitOf(turn, gate, visitor, passage), open)
  return { ref: refOf('in', gate, visit, visit.startedAt), isNew: true, companions: passage.companions }
}

/** Whoever leaves where nobody saw them come was there all the same: until now, since some time. */
async function leave(
  turn: Turn,
  gate: GateOfVenue,
  visitor: Visitor,
  passage: Passage,
  newest: RecordedVisit | undefined,
): Promise<Passed> {
  const { at } = passage
  await noteWho(turn, visitor, gate.venueId, at)
  const isKnown = newest !== undefined && newest.endedBy !== 'out' && newest.endedBy !== 'erased'
  const visit = isKnown
    ? newest
    : await recordUnseenDeparture(turn.store, visitOf(turn, gate, visitor, passage))
  const leftAt = isKnown ? await leaveVisit(turn.store, newest, at, turn.person?.id) : at
  if (isKnown && passage.companions > 0) await setCompanionsOf(turn.store, newest, passage.companions)
  const companions = passage.companions || (isKnown ? newest.companions : 0)
  return { ref: refOf('out', gate, visit, leftAt), isNew: true, companions, isUnseen: !isKnown }
}

/** Whether a visit went on at a moment, as far as anybody knew. */
function wasHere({ endedBy, endedAt }: RecordedVisit, at: Date): boolean {
  return endedBy !== 'out' && endedBy !== 'erased' && (endedAt === null || endedAt > at)
}

/** Nothing new, except who came along. */
async function alreadyIn(
  turn: Turn,
  gate: GateOfVenue,
  here: VisitKey & { readonly companions: number },
  companions: number,
): Promise<Passed> {
  const visit = companions > 0 ? await visitByKey(turn.store, here) : undefined
  if (visit) await setCompanionsOf(turn.store, visit, companions)
  return {
    ref: refOf('in', gate, here, here.startedAt),
    isNew: false,
    companions: companions || here.companions,
  }
}

/** The visit that staff record: the holder's yes at the door is what it stands on. */
export function visitOf(turn: Turn, gate: GateOfVenue, visitor: Visitor, passage: Passage): NewVisit {
  const { at, by, companions } = passage
  return {
    personId: visitor.id,
    venueId: gate.venueId,
    gateId: gate.gateId,
    startedAt: at,
    endsAt: usualEnd(gate.venueType, at),
    companions,
    recordedBy: by,
    ...(turn.person && { scannedBy: turn.person.id }),
    legalBasis: 'consent at the gate',
  }
}

export function refOf(
  way: ScanRef['way'],
  { venueId, gateId }: GateOfVenue,
  { id, startedAt }: ScanRef['visit'],
  at: Date,
): ScanRef {
  return { way, venueId, gateId, visit: { id, startedAt }, at }
}

function isSameMoment(one: Date, other: Date): boolean {
  return Math.abs(one.getTime() - other.getTime()) < SAME_PASSAGE_MILLISECONDS
}
