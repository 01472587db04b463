import { moveIn } from '../../../db/arrivals.ts'
import { cameAfter, recordInOrder } from '../../../db/doorVisits.ts'
import { noteVisitor } from '../../../db/venueVisitors.ts'
import { endVisit, type NewVisit, type OpenVisit, openVisitOf, type VisitKey } from '../../../db/visits.ts'
import { cityDay } from '../../core/cityTime.ts'
import type { Person } from '../../core/person.ts'
import type { Turn } from '../../core/turn.ts'
import { usualEnd } from '../../core/venueTypes.ts'
import { visitorWords } from '../../core/visitorWords.ts'

/** What was handled so long after it was sent may be older than something that was recorded meanwhile. */
const LATE_MILLISECONDS = 60_000

/** An arrival that was recorded: the visit that it ended, or the later one by which it is over already. */
export type CameIn = {
  readonly visit: VisitKey
  readonly ended?: OpenVisit | undefined
  readonly later?: OpenVisit | undefined
}

/** Whoever comes: what is kept of them tells by which words a log finds them. */
export type Visitor = Pick<Person, 'id' | 'profile'>

/** Where a person was at a moment. A visit whose usual stay was over by then ends as the schedule would end it. */
export async function openAt(turn: Turn, personId: number, at: Date): Promise<OpenVisit | undefined> {
  return goingOnAt(turn, personId, await openVisitOf(turn.store, personId), at)
}

/** The same of a visit that was read once the person was locked. */
export async function goingOnAt(
  { store }: Turn,
  personId: number,
  open: OpenVisit | undefined,
  at: Date,
): Promise<OpenVisit | undefined> {
  if (!open || open.endsAt > at) return open
  await endVisit(store, personId, open.endsAt, 'usual stay')
  return undefined
}

/** Lets the venue's log find who came or left. */
export async function noteWho(turn: Turn, visitor: Visitor, venueId: number, at: Date): Promise<void> {
  await noteVisitor(turn.store, whoAt(turn, visitor, venueId, at))
}

function whoAt({ city }: Turn, visitor: Visitor, venueId: number, at: Date) {
  const words = visitorWords(visitor.profile)
  return { venueId, personId: visitor.id, day: cityDay(at, city.timeZone), words }
}

/**
 * Records an arrival of a locked person, whoever saw it: the visit that is open then ends. `open` is where the person was
 * (`openAt`). One that comes late falls where it belongs among the person's visits.
 */
export async function comeIn(
  turn: Turn,
  visitor: Visitor,
  arrival: NewVisit,
  open: OpenVisit | undefined,
): Promise<CameIn> {
  const { venueId, startedAt: at } = arrival
  if (await isOvertaken(turn, visitor.id, at, open)) {
    await noteWho(turn, visitor, venueId, at)
    return comeInLate(turn, arrival, open)
  }
  const visit = await moveIn(turn.store, arrival, {
    visitor: whoAt(turn, visitor, venueId, at),
    isElsewhere: open !== undefined,
  })
  return { visit, ended: open }
}

/** Whether the person has come somewhere since: looked for only where the message was long under way. */
async function isOvertaken({ store, now }: Turn, personId: number, at: Date, open: OpenVisit | undefined) {
  if (open && open.startedAt > at) return true
  const isLate = now.getTime() - at.getTime() > LATE_MILLISECONDS
  return isLate && (await cameAfter(store, personId, at))
}

async function comeInLate(turn: Turn, arrival: NewVisit, open: OpenVisit | undefined): Promise<CameIn> {
  const visit = await recordInOrder(turn.store, arrival, { now: turn.now, usualEnd })
  const present = await openVisitOf(turn.store, arrival.personId)
  return present && present.visitId !== visit.id ? { visit, later: present } : { visit, ended: open }
}
