import type { Days } from '../../../db/figures.ts'
import { parseDateRange } from '../../core/dateRange.ts'
import { fold } from '../../core/fold.ts'
import type { UnitMatch } from '../../core/unitSearch.ts'
import { fullName, type Unit } from '../../core/units.ts'

/**
 * What `/solieu` was asked for: units of which one is meant, the group's own where none is, and days: today's where none are,
 * `none` where what looks like days is in no calendar.
 */
export type Asked = { readonly units?: readonly Unit[]; readonly days?: Days | 'none' }

type Search = (named: string) => readonly UnitMatch[]

/**
 * Reads a unit's name and days, in either order, one of them or neither: "Ngô Quyền tuần trước", "hôm qua", "1/8-15/8 Lê Chân".
 * A unit called just so comes first, because a name may hold words for a day. Undefined when it is none of this.
 */
export function readAsked(typed: string, today: string, search: Search): Asked | undefined {
  const said = typed.trim()
  if (said === '') return {}
  const found = search(said)
  if (found.some(({ unit }) => isCalled(unit, said))) return { units: equallyClose(found) }
  const days = parseDateRange(said, today) ?? wholeYear(said)
  if (days) return { days }
  const both = unitAndDays(said, today, search)
  if (both) return both
  if (found.length > 0) return { units: equallyClose(found) }
  return LIKE_DAYS.test(fold(said)) ? { days: 'none' } : undefined
}

/** Written as days are, such as 31/2 or "tháng 13". */
const LIKE_DAYS = /\d[/.-]\d|\b(?:ngay|tuan|thang|quy|nam) \d|\b\d{4}\b/

function wholeYear(said: string): Days | undefined {
  const [, year] = /^(?:nam |year )?((?:19|20)\d{2})$/.exec(fold(said)) ?? []
  return year === undefined ? undefined : { first: `${year}-01-01`, last: `${year}-12-31` }
}

function isCalled(unit: Unit, said: string): boolean {
  return [unit.name, fullName(unit)].some((name) => fold(name) === fold(said))
}

/** The most words that are days are: of "ngày 1/8 đến 15/8" no end is a name. */
function unitAndDays(said: string, today: string, search: Search): Asked | undefined {
  const words = said.split(/\s+/)
  for (let count = words.length - 1; count > 0; count--) {
    const parted = [
      { days: words.slice(-count), name: words.slice(0, -count) },
      { days: words.slice(0, count), name: words.slice(count) },
    ]
    for (const { days, name } of parted) {
      const range = parseDateRange(days.join(' '), today)
      const found = range ? search(name.join(' ')) : []
      if (range && found.length > 0) return { units: equallyClose(found), days: range }
    }
  }
  return undefined
}

/** Several only when they fit the name equally well. */
function equallyClose(found: readonly UnitMatch[]): Unit[] {
  return found.filter((match) => match.closeness === found[0]?.closeness).map(({ unit }) => unit)
}
