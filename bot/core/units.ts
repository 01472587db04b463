import type { UnitOfFile } from '../../db/units/unitFile.ts'
import { indexNames, type NameIndex } from './unitNames.ts'
import { type AddressMatches, searchAddress, type UnitMatch, unitsOneSlipAway } from './unitSearch.ts'

/** A unit of the city, of one edition: codes are recycled, so a unit is named by edition and code together. */
export type Unit = UnitOfFile & { readonly edition: string; readonly healthStationPhone?: string | null }

/** `Phường Ngô Quyền`, to begin a line. */
export function fullName(unit: Pick<Unit, 'type' | 'name'>): string {
  return `${shortType(unit.type)} ${unit.name}`
}

/** `phường Ngô Quyền`, inside a sentence; departments and unions keep their capital: `Sở Y tế`. */
export function nameInSentence(unit: Pick<Unit, 'type' | 'name' | 'kind'>): string {
  const name = fullName(unit)
  if (unit.kind === 'body') return name
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** A name with the edition that it is of, by its year where the edition's name ends in one: `quận Ngô Quyền (2021)`. */
export function withEdition(name: string, edition: string): string {
  return `${name} (${/-(\d{4})$/.exec(edition)?.[1] ?? edition})`
}

/** "Thành phố trực thuộc trung ương" is the register's word; people say "thành phố". */
function shortType(type: string): string {
  return type.replace(/ trực thuộc trung ương$/u, '')
}

/**
 * The units of one edition, as a tree to walk and to search. Bodies, departments and unions, hang below units of the territory
 * and are found by their code; the territory is walked and searched without them. Never changes.
 */
export class UnitDirectory {
  readonly edition: string
  readonly root: Unit
  /** The territory. */
  readonly all: readonly Unit[]
  readonly bodiesAll: readonly Unit[]
  readonly #byCode: ReadonlyMap<string, Unit>
  readonly #children: ReadonlyMap<string, readonly Unit[]>
  readonly #bodies: ReadonlyMap<string, readonly Unit[]>
  readonly #fullNames: ReadonlySet<string>
  readonly #names: NameIndex

  /** Takes the rows of one edition, already checked when they were imported. Throws when there is no root. */
  constructor(rows: readonly Unit[]) {
    const root = rows.find((unit) => unit.parentCode === null)
    if (!root) throw new Error('the units have no root')
    if (rows.some((unit) => unit.edition !== root.edition))
      throw new Error('the units are of several editions')
    this.edition = root.edition
    this.root = root
    this.all = rows.filter(({ kind }) => kind !== 'body')
    this.bodiesAll = rows.filter(({ kind }) => kind === 'body')
    this.#byCode = new Map(rows.map((unit) => [unit.code, unit]))
    this.#children = childrenByParent(this.all)
    this.#bodies = childrenByParent(this.bodiesAll)
    this.#fullNames = new Set(rows.map(fullName))
    this.#names = indexNames(this.all.map((unit) => ({ unit, above: this.path(unit).slice(0, -1) })))
  }

  byCode(code: string): Unit | undefined {
    return this.#byCode.get(code)
  }

  /** The units directly below, in the order of the Vietnamese alphabet. */
  children(code: string): readonly Unit[] {
    return this.#children.get(code) ?? []
  }

  /** The departments and unions directly below a unit or a body, in the order of the Vietnamese alphabet. */
  bodies(code: string): readonly Unit[] {
    return this.#bodies.get(code) ?? []
  }

  /** Whether a unit or body bears this name, its type included. */
  bearsName(name: string): boolean {
    return this.#fullNames.has(name)
  }

  /** Whether a unit or body is the one of the code, or lies below it. */
  liesBelow(unit: Unit, code: string): boolean {
    return this.path(unit).some((above) => above.code === code)
  }

  /** Whether nothing is below: wards, communes, and a district that has none (Bạch Long Vĩ in 2021). */
  isLowest(unit: Unit): boolean {
    return unit.kind !== 'body' && this.children(unit.code).length === 0
  }

  /** The lowest units at or below a unit; of the whole city when none is given. */
  lowest(code: string = this.root.code): readonly Unit[] {
    const unit = this.byCode(code)
    if (!unit || unit.kind === 'body') return []
    return this.isLowest(unit) ? [unit] : this.children(code).flatMap((child) => this.lowest(child.code))
  }

  /** From the root down to the unit itself. */
  path(unit: Unit): readonly Unit[] {
    const above = unit.parentCode === null ? undefined : this.byCode(unit.parentCode)
    return above ? [...this.path(above), unit] : [unit]
  }

  /** `phường Máy Chai, quận Ngô Quyền`: the unit and those above it, without the city. */
  pathText(unit: Unit): string {
    const upwards = this.path(unit).slice(1).reverse()
    return (upwards.length > 0 ? upwards : [unit]).map(nameInSentence).join(', ')
  }

  /** Units whose name fits what was typed, best first; see `searchAddress`. */
  search(typed: string, fits?: (unit: Unit) => boolean): readonly UnitMatch[] {
    return this.searchAddress(typed, fits).matches
  }

  /** The same, with what stood before the unit's name in an address. */
  searchAddress(typed: string, fits: (unit: Unit) => boolean = () => true): AddressMatches {
    return searchAddress(this.#names, typed, fits)
  }

  /** Units that may be meant when nothing fits what was typed: one letter of their name is another. */
  oneSlipAway(typed: string, fits: (unit: Unit) => boolean): readonly Unit[] {
    return unitsOneSlipAway(this.#names, typed, fits)
  }
}

function childrenByParent(rows: readonly Unit[]): Map<string, Unit[]> {
  const alphabet = new Intl.Collator('vi', { numeric: true })
  const children = new Map<string, Unit[]>()
  for (const unit of [...rows].sort((one, other) => alphabet.compare(one.name, other.name))) {
    if (unit.parentCode === null) continue
    children.set(unit.parentCode, [...(children.get(unit.parentCode) ?? []), unit])
  }
  return children
}
