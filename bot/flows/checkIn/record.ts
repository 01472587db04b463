import { lockPerson } from '../../../db/people.ts'
import type { GateOfVenue } from '../../../db/venues.ts'
import { endVisit, type OpenVisit, openVisit, openVisitOf } from '../../../db/visits.ts'
import type { Person } from '../../core/person.ts'
import type { CheckInWay } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'
import { usualEnd } from '../../core/venueTypes.ts'
import { askWhetherLeaving, sayAlreadyIn, sayIn, sayNotIn, sayOut } from './answers.ts'

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
  const open = await openVisitOf(turn.store, person.id)
  const here = open?.venueId === gate.venueId ? open : undefined
  if (gate.direction === 'out') return leaveThrough(turn, person, gate, here, at)
  if (here) return again(turn, here, gate, at)
  await comeIn(turn, person, gate, by, at, open)
}

async function leaveThrough(
  turn: Turn,
  person: Person,
  gate: GateOfVenue,
  here: OpenVisit | undefined,
  at: Date,
): Promise<void> {
  if (!here) return sayNotIn(turn, gate)
  await endVisit(turn.store, person.id, at, 'out')
  sayOut(turn, here, at)
}

function again(turn: Turn, here: OpenVisit, gate: GateOfVenue, at: Date): void {
  const minutes = (at.getTime() - here.startedAt.getTime()) / MINUTE_MILLISECONDS
  if (here.gateId === gate.gateId && minutes < SAME_ARRIVAL_MINUTES) sayAlreadyIn(turn, here)
  else askWhetherLeaving(turn, here)
}

/** A visit elsewhere ends where the new one begins; one that began later than this arrival was sent is not touched. */
async function comeIn(
  turn: Turn,
  person: Person,
  gate: GateOfVenue,
  by: CheckInWay,
  at: Date,
  elsewhere: OpenVisit | undefined,
): Promise<void> {
  const startedAt = elsewhere && elsewhere.startedAt > at ? elsewhere.startedAt : at
  if (elsewhere) await endVisit(turn.store, person.id, startedAt, 'elsewhere')
  const visit = await openVisit(turn.store, {
    personId: person.id,
    venueId: gate.venueId,
    gateId: gate.gateId,
    startedAt,
    endsAt: usualEnd(gate.venueType, startedAt),
    recordedBy: by,
    legalBasis: 'consent',
  })
  sayIn(turn, gate, visit, elsewhere)
}
