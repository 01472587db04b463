import type { UnitOfFile } from '../../db/units/unitFile.ts'
import { indexNames, type NameIndex } from './unitNames.ts'
import { type AddressMatches, searchAddress, type UnitMatch, unitsOneSlipAway } from './unitSearch.ts'

/** A unit of the city, of one edition: codes are recycled, so a unit is named by edition and code together. */
export type Unit = UnitOfFile & { readonly edition: string; readonly healthStationPhone?: string | null }

/** `Phường Ngô Quyền`, to begin a line. */
export function fullName(unit: Pick<Unit, 'type' | 'name'>): string {
  return `${shortType(unit.type)} ${unit.name}`
}

/** `phường Ngô Quyền`, inside a sentence. */
export function nameInSentence(unit: Pick<Unit, 'type' | 'name'>): string {
  const name = fullName(unit)
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** "Thành phố trực thuộc trung ương" is the register's word; people say "thành phố". */
function shortType(type: string): string {
  return type.replace(/ trực thuộc trung ương$/u, '')
}

/** The units of one edition, as a tree to walk and to search. Never changes. */
export class UnitDirectory {
  readonly edition: string
  readonly root: Unit
  readonly all: readonly Unit[]
  readonly #byCode: ReadonlyMap<string, Unit>
  readonly #children: ReadonlyMap<string, readonly Unit[]>
  readonly #names: NameIndex

  /** Takes the rows of one edition, already checked when they were imported. Throws when there is no root. */
  constructor(rows: readonly Unit[]) {
    const root = rows.find((unit) => unit.parentCode === null)
    if (!root) throw new Error('the units have no root')
    if (rows.some((unit) => unit.edition !== root.edition))
      throw new Error('the units are of several editions')
    this.edition = root.edition
    this.root = root
    this.all = rows
    this.#byCode = new Map(rows.map((unit) => [unit.code, unit]))
    this.#children = childrenByParent(rows)
    this.#names = indexNames(rows.map((unit) => ({ unit, above: this.path(unit).slice(0, -1) })))
  }

  byCode(code: string): Unit | undefined {
    return this.#byCode.get(code)
  }

  /** The units directly below, in the order of the Vietnamese alphabet. */
  children(code: string): readonly Unit[] {
    return this.#children.get(code) ?? []
  }

  /** Whether nothing is below: wards, communes, and a district that has none (Bạch Long Vĩ in 2021). */
  isLowest(unit: Unit): boolean {
    return this.children(unit.code).length === 0
  }

  /** The lowest units at or below a unit; of the whole city when none is given. */
  lowest(code: string = this.root.code): readonly Unit[] {
    const unit = this.byCode(code)
    if (!unit) return []
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
