import { holdArriving } from '../../../db/arrivals.ts'
import type { GateOfVenue } from '../../../db/venues.ts'
import { openVisitOf } from '../../../db/visits.ts'
import type { CheckInWay } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'
import { recordArrival } from './record.ts'

/** Why nobody can come in at a gate now, the most lasting reason first; undefined when they can. */
export function whyShut(
  gate: GateOfVenue,
): 'ended' | 'closed' | 'gateClosed' | 'suspended' | 'paused' | undefined {
  if (gate.ended) return 'ended'
  if (gate.closed) return 'closed'
  if (gate.gateClosed) return 'gateClosed'
  if (gate.suspended) return 'suspended'
  return gate.paused ? 'paused' : undefined
}

/** Whoever is inside may leave through a gate where nobody can come in; false when the person is not there. */
export async function leftShutPlace(
  turn: Turn,
  gate: GateOfVenue,
  by: CheckInWay,
  at: Date,
): Promise<boolean> {
  const { person, store } = turn
  // Most who photograph a shut gate are not there, and nobody need wait for them.
  if (!person || (await openVisitOf(store, person.id))?.venueId !== gate.venueId) return false
  const { open } = await holdArriving(store, person.id)
  if (open?.venueId !== gate.venueId || open.endsAt <= at) return false
  await recordArrival(turn, person, { ...gate, direction: 'out' }, { by, at, open })
  return true
}
