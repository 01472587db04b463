import { lockPerson } from '../../../db/people.ts'
import type { GateOfVenue } from '../../../db/venues.ts'
import { noteVisitor } from '../../../db/venueVisitors.ts'
import {
  endVisit,
  type NewVisit,
  type OpenVisit,
  openVisit,
  openVisitOf,
  recordPastVisit,
} from '../../../db/visits.ts'
import { cityDay } from '../../core/cityTime.ts'
import type { Person } from '../../core/person.ts'
import type { CheckInWay } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'
import { usualEnd } from '../../core/venueTypes.ts'
import { visitorWords } from '../../core/visitorWords.ts'
import { passed } from '../live/passed.ts'
import { askWhetherLeaving, sayAlreadyIn, sayCameBefore, sayIn, sayNotIn, sayOut } from './answers.ts'

/** A photo sent twice by the same person at the same gate within this time is one arrival. */
const SAME_ARRIVAL_MINUTES = 5
const MINUTE_MILLISECONDS = 60_000

/** Records what an arrival at a gate means: in, out, the same visit again, or a visit elsewhere that ends. */
export async function recordArrival(
  turn: Turn,
  person: Person,
  gate: GateOfVenue,
  by: CheckInWay,
  at: Date,
): Promise<void> {
  await lockPerson(turn.store, person.id)
  const open = await stillOpen(turn, person, at)
  const here = open?.venueId === gate.venueId ? open : undefined
  if (gate.direction === 'out') return leaveThrough(turn, person, gate, here, at)
  if (here) return again(turn, here, gate, at)
  const arrival = arrivalOf(person, gate, by, at)
  await noteVisitor(turn.store, {
    venueId: gate.venueId,
    personId: person.id,
    day: cityDay(at, turn.city.timeZone),
    words: visitorWords(person.profile),
  })
  if (open && open.startedAt > at) return cameBefore(turn, gate, arrival, open)
  if (open) await endVisit(turn.store, person.id, at, 'elsewhere')
  const visit = await openVisit(turn.store, arrival)
  await passed(turn, { gate, person, way: 'in', people: 1, at })
  sayIn(turn, gate, visit, open)
}

/** Where the person was at that moment. A visit whose usual stay was over by then ends as the schedule would end it. */
async function stillOpen(turn: Turn, person: Person, at: Date): Promise<OpenVisit | undefined> {
  const open = await openVisitOf(turn.store, person.id)
  if (!open || open.endsAt > at) return open
  await endVisit(turn.store, person.id, open.endsAt, 'usual stay')
  return undefined
}

function arrivalOf(person: Person, gate: GateOfVenue, by: CheckInWay, at: Date): NewVisit {
  return {
    personId: person.id,
    venueId: gate.venueId,
    gateId: gate.gateId,
    startedAt: at,
    endsAt: usualEnd(gate.venueType, at),
    recordedBy: by,
    legalBasis: 'consent',
  }
}

/** An arrival that was sent before the visit that is open now: it ended where that one began, or earlier by itself. */
async function cameBefore(turn: Turn, gate: GateOfVenue, arrival: NewVisit, now: OpenVisit): Promise<void> {
  const stayedUntilNow = arrival.endsAt > now.startedAt
  const endsAt = stayedUntilNow ? now.startedAt : arrival.endsAt
  await recordPastVisit(turn.store, { ...arrival, endsAt }, stayedUntilNow ? 'elsewhere' : 'usual stay')
  sayCameBefore(turn, gate, arrival.startedAt, now)
}

async function leaveThrough(
  turn: Turn,
  person: Person,
  gate: GateOfVenue,
  here: OpenVisit | undefined,
  at: Date,
): Promise<void> {
  if (!here) return sayNotIn(turn, gate, at)
  await endVisit(turn.store, person.id, at, 'out')
  await passed(turn, { gate, person, way: 'out', people: 1 + here.companions, at })
  sayOut(turn, here, at)
}

function again(turn: Turn, here: OpenVisit, gate: GateOfVenue, at: Date): void {
  const minutes = (at.getTime() - here.startedAt.getTime()) / MINUTE_MILLISECONDS
  if (here.gateId === gate.gateId && minutes < SAME_ARRIVAL_MINUTES) sayAlreadyIn(turn, here)
  else askWhetherLeaving(turn, here)
}
