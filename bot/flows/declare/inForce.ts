import { type TemplateUse, templateUses } from '../../../db/templateUses.ts'
import { whereaboutsOf } from '../../../db/whereabouts.ts'
import type { City } from '../../core/city.ts'
import type { Turn } from '../../core/turn.ts'
import { USUAL_TEMPLATE } from '../../templates/directory.ts'
import type { Template } from '../../templates/template.ts'

/** What says which declarations stand where: the city's units and forms, and what the operator switched on. */
type World = { readonly store: Turn['store']; readonly city: Forms }
type Forms = Pick<City, 'edition' | 'units' | 'templates'>
/** A unit by edition and code; one of another edition is the whole city. */
type UnitKey = { readonly edition: string; readonly unitCode: string }

/** Which declarations are in force, wherever one asks. */
export type FormsInForce = {
  /** In a unit, the newest first. */
  readonly at: (unitCode: string) => readonly Template[]
  /** In any unit of the city, the newest first. */
  readonly anywhere: readonly Template[]
}

/** Reads once what is in force. */
export async function formsInForce({ store, city }: World): Promise<FormsInForce> {
  return formsStanding(city, await templateUses(store, city.edition))
}

/**
 * What is in force by what was switched on and off. The nearest unit up the path that has declarations of its own gives
 * them, the whole set; a city for which nobody ever chose has the usual. A form that is no file any more is in force nowhere.
 */
export function formsStanding(city: Forms, uses: readonly TemplateUse[]): FormsInForce {
  return { at: (unitCode) => inForceAt(city, uses, unitCode), anywhere: known(city, standing(city, uses)) }
}

/** The declarations that are in force in a unit, or in the whole city, the newest first. */
export async function templatesInForce(turn: World, unitCode?: string): Promise<readonly Template[]> {
  return (await formsInForce(turn)).at(unitCode ?? turn.city.units.root.code)
}

/** The declaration that a place asks for which needs one: the newest in its unit, none where none is in force. */
export async function templateNeededAt(turn: World, place: UnitKey): Promise<Template | undefined> {
  const [newest] = await templatesInForceAt(turn, place)
  return newest
}

/** The declarations in force at a place, the newest first. */
export async function templatesInForceAt(turn: World, place: UnitKey): Promise<readonly Template[]> {
  return templatesInForce(turn, codeHere(turn.city, place))
}

/**
 * The declarations that may be meant by somebody, the newest first: those where they live, where they are now and of the
 * whole city; of a newcomer, who may live anywhere, those of all units.
 */
export async function templatesFor(turn: Turn): Promise<readonly Template[]> {
  const { store, city, person } = turn
  const forms = await formsInForce(turn)
  const { home, here } = person ? await whereaboutsOf(store, person.id) : {}
  if (!home) return forms.anywhere
  const units = [city.units.root.code, codeHere(city, home.unit), codeHere(city, here)]
  const meant = new Set(units.flatMap((unit) => forms.at(unit)))
  return forms.anywhere.filter((template) => meant.has(template))
}

function codeHere({ edition, units }: Forms, unit: UnitKey | undefined): string {
  return unit?.edition === edition ? unit.unitCode : units.root.code
}

function inForceAt(city: Forms, uses: readonly TemplateUse[], unitCode: string): readonly Template[] {
  const { units } = city
  const path = units.path(units.byCode(unitCode) ?? units.root).toReversed()
  const sets = path.map(({ code }) => {
    const own = standing(city, uses).filter((use) => use.unitCode === code)
    return known(city, own)
  })
  return sets.find((set) => set.length > 0) ?? []
}

type Standing = Pick<TemplateUse, 'unitCode' | 'template'>

/** What stands, the newest first. The usual stands in a city for which nobody has ever chosen, before all that was chosen. */
function standing({ units }: Forms, uses: readonly TemplateUse[]): readonly Standing[] {
  const stand = uses.filter((use) => use.stands)
  const isChosen = uses.some(({ unitCode }) => unitCode === units.root.code)
  return isChosen ? stand : [...stand, { unitCode: units.root.code, template: USUAL_TEMPLATE }]
}

/** Those that are known here, each once. */
function known({ templates }: Forms, uses: readonly Standing[]): readonly Template[] {
  const found = uses.flatMap(({ template }) => templates.byName(template) ?? [])
  return [...new Set(found)]
}
