import { haveValidDeclaration } from '../../../db/declarations.ts'
import type { GateOfVenue } from '../../../db/venues.ts'
import type { Turn } from '../../core/turn.ts'
import { templateNeededAt } from '../declare/inForce.ts'

/** Whether somebody has the declaration that is in force at a gate's place; undefined where none is. */
export type IsDeclared = (personId: number) => boolean | undefined

/** Looks once for all who came to a gate at a moment. */
export async function declaredAt(
  turn: Turn,
  gate: GateOfVenue,
  personIds: readonly number[],
  at: Date,
): Promise<IsDeclared> {
  const needed = await templateNeededAt(turn, gate)
  if (!needed) return () => undefined
  const declared = await haveValidDeclaration(turn.store, personIds, [needed.name], at)
  return (personId) => declared.has(personId)
}
