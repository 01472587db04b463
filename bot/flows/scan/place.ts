import { type GateDirection, type GateOfVenue, gateById } from '../../../db/venues.ts'
import type { Turn } from '../../core/turn.ts'
import { saidEnded } from '../scheme/ended.ts'
import { shiftHere } from '../shift/here.ts'

/** The gate at which a chat records, and which way. */
export type DoorPlace = { readonly gate: GateOfVenue; readonly way: GateDirection }

/** Where the turn's chat records now: `none` when it does not, `told` when its guard was just told why not any more. */
export async function placeOnShift(turn: Turn): Promise<DoorPlace | 'none' | 'told'> {
  const said = turn.outgoing.length
  const stood = turn.session.onShift
  const shift = await shiftHere(turn)
  const gate = shift && (await gateById(turn.store, shift.gateId))
  if ((gate?.ended || (stood && !gate)) && (await saidEnded(turn))) return 'told'
  // Whoever stands there since before the gate was made one of one way records that way.
  if (shift && gate) return { gate, way: gate.direction === 'both' ? shift.direction : gate.direction }
  return turn.outgoing.length > said ? 'told' : 'none'
}
