import { cityDay, dayText } from '../../../bot/core/cityTime.ts'
import type { LogAsked } from '../../../bot/core/logAsked.ts'
import { showPhone } from '../../../bot/core/phone.ts'
import { type Text, text } from '../../../bot/core/text.ts'
import { isPhone } from '../../../bot/flows/log/head.ts'
import { firstKeptDay, keptDays, parseVisitor } from '../../../bot/flows/log/parseAsked.ts'
import type { OpenLog } from './openLog.ts'

/** The fields of the page's form as they stand in it. */
export type Filters = {
  readonly first: string
  readonly last: string
  readonly gate: string
  readonly said: string
}

/** What the fields mean, or what is wrong with them. */
export type Read = { readonly asked: LogAsked } | { readonly problem: Text }

/** Characters of what a visitor says. */
const SAID_LENGTH = 100
const DAY = /^\d{4}-\d\d-\d\d$/

/** The fields for what is shown. */
export function filtersOf({ first, last, gateId, words = [] }: LogAsked): Filters {
  const said = isPhone(words) ? words.map(showPhone) : words
  return { first, last, gate: gateId === undefined ? '' : String(gateId), said: said.join(' ') }
}

export function postedFilters(posted: URLSearchParams): Filters {
  const field = (name: string) => (posted.get(name) ?? '').trim()
  return {
    first: field('first'),
    last: field('last'),
    gate: field('gate'),
    said: field('said').slice(0, SAID_LENGTH),
  }
}

/** Days the wrong way round are turned, and days that are not kept are cut; a gate of another venue is none. */
export function readFilters({ reader, venue }: OpenLog, { first, last, gate, said }: Filters): Read {
  const today = cityDay(reader.now, reader.city.timeZone)
  const days = daysOf(first || today, last || today, today)
  if (!days) return { problem: text('logPage.days', { first: dayText(firstKeptDay(today)) }) }
  const gateId = venue.gates.find(({ id }) => String(id) === gate)?.id
  const heard = said === '' ? undefined : parseVisitor(said, today, [])
  if (heard && (heard.kind !== 'asked' || !heard.words))
    return { problem: text(heard.kind === 'partOfPhone' ? 'search.partOfPhone' : 'search.unclear') }
  const words = heard?.kind === 'asked' ? heard.words : undefined
  return { asked: { ...days, ...(gateId !== undefined && { gateId }), ...(words && { words }) } }
}

function daysOf(one: string, other: string, today: string): { first: string; last: string } | undefined {
  if (![one, other].every((day) => DAY.test(day) && !Number.isNaN(Date.parse(day)))) return undefined
  const [first, last] = one < other ? [one, other] : [other, one]
  const kept = keptDays({ first, last }, today)
  return typeof kept === 'string' ? undefined : kept.days
}

/** The same search of the same days needs no permit again. */
export function isSame(one: LogAsked, other: LogAsked): boolean {
  const key = ({ first, last, gateId, words = [] }: LogAsked) => JSON.stringify([first, last, gateId, words])
  return key(one) === key(other)
}
