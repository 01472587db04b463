import { haveValidDeclaration } from '../../../db/declarations.ts'
import type { GateOfVenue } from '../../../db/venues.ts'
import type { Turn } from '../../core/turn.ts'
import { templatesInForceAt } from '../declare/inForce.ts'

/**
 * Whether somebody has a declaration that counts at a gate: the one that the place needs, or where it needs none any that is
 * in force there; undefined where none is.
 */
export type IsDeclared = (personId: number) => boolean | undefined

/** Looks once for all who came to a gate at a moment. */
export async function declaredAt(
  turn: Turn,
  gate: GateOfVenue,
  personIds: readonly number[],
  at: Date,
): Promise<IsDeclared> {
  const forms = (await templatesInForceAt(turn, gate)).map(({ name }) => name)
  const counting = gate.needsDeclaration ? forms.slice(0, 1) : forms
  if (counting.length === 0) return () => undefined
  const declared = await haveValidDeclaration(turn.store, personIds, counting, at)
  return (personId) => declared.has(personId)
}
