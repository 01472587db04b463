import type { Turn } from '../../core/turn.ts'
import { USUAL_TEMPLATE } from '../../templates/directory.ts'
import type { Template } from '../../templates/template.ts'

/** The declarations that are in force in a unit, or in the whole city, the newest first. */
export async function templatesInForce(turn: Turn, _unitCode?: string): Promise<readonly Template[]> {
  const usual = turn.city.templates.byName(USUAL_TEMPLATE)
  return usual ? [usual] : []
}
