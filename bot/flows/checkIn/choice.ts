import type { GateOfVenue } from '../../../db/venues.ts'
import type { Turn } from '../../core/turn.ts'

/** Somebody who was asked which gate it is may be interrupted; after this long the photo means another arrival. */
const CHOICE_HOURS = 4
const HOUR_MILLISECONDS = 3_600_000

/** Holds the gates that are offered, with the time of the photo: what is chosen later counts from then. */
export function rememberChoice(turn: Turn, gates: readonly GateOfVenue[], at: Date): void {
  const gateIds = gates.map((gate) => gate.gateId)
  turn.session = { ...turn.session, gateChoice: { gateIds, at: at.toISOString() } }
}

/**
 * When somebody came to a gate that was offered, which is then no longer offered; undefined for any other gate: such a
 * button is forged or old, and would let a stranger try venues without standing before them.
 */
export function takeChoice(turn: Turn, gateId: number): Date | undefined {
  const { gateChoice, ...session } = turn.session
  if (!gateChoice?.gateIds.includes(gateId)) return undefined
  turn.session = session
  const at = new Date(gateChoice.at)
  return turn.now.getTime() - at.getTime() < CHOICE_HOURS * HOUR_MILLISECONDS ? at : undefined
}
