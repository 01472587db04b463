import { doubtsAbout, type IsDoubtful } from '../../../bot/flows/trace/doubtful.ts'
import { daysOf } from '../../../bot/flows/trace/head.ts'
import type { Store } from '../../../db/connect.ts'
import { callList } from '../../../db/exposureNotices.ts'
import {
  type CaseVisit,
  caseVisits,
  countExposed,
  type ExposureQuery,
  exposedPersons,
} from '../../../db/exposures.ts'
import { type DeedOnPersons, notedSince, recordOfficialReads } from '../../../db/officialReads.ts'
import { exposureQueryOf } from '../../../db/traces.ts'
import type { Opening } from './openings.ts'
import type { OpenTrace } from './openTrace.ts'
import { type ExposedPerson, peopleOf } from './people.ts'

/** Persons of one page: twenty screens of a phone, and what can be opened in a twentieth of a second. */
export const PEOPLE_SHOWN = 100
/** Pages that can be turned to; a city has no case that fills them. */
const PAGES_AT_MOST = 1_000

/** Which part of a case a page shows: the exposed, or whom to call, from 1. It says nothing of anybody, so it stands in the address. */
export type Part = { readonly list: 'exposed' | 'calls'; readonly number: number }

export function partOf(query: unknown): Part {
  const asked = (name: string) =>
    typeof query === 'object' && query !== null && name in query
      ? Number((query as Record<string, unknown>)[name])
      : Number.NaN
  const isPage = (number: number) => Number.isSafeInteger(number) && number >= 1 && number <= PAGES_AT_MOST
  if (isPage(asked('calls'))) return { list: 'calls', number: asked('calls') }
  return { list: 'exposed', number: isPage(asked('page')) ? asked('page') : 1 }
}

export type Counted = { readonly persons: number; readonly presences: number; readonly companions: number }

/** Everything of people that one page shows. */
export type Shown = {
  /** On the first page alone; nothing once the person of the case was erased. */
  readonly visits: { readonly here: readonly CaseVisit[]; readonly elsewhere: number } | undefined
  readonly counted: Counted | undefined
  readonly exposed: readonly ExposedPerson[]
  readonly calls: readonly ExposedPerson[]
  /** Of all visits that are shown. */
  readonly isDoubtful: IsDoubtful
}

/** Reads what a page shows and notes whose data that are: nothing is given of which that is not committed. */
export async function readPart(open: OpenTrace, opening: Opening, part: Part): Promise<Shown> {
  return open.database.transaction(async (store) => {
    const shown = await gather(store, open, opening, part)
    await noteShown(store, open, shown)
    return shown
  })
}

async function noteShown(store: Store, open: OpenTrace, shown: Shown): Promise<void> {
  const people = [...shown.exposed, ...shown.calls]
  const seen = people.flatMap(({ id, holderId }) => (holderId === undefined ? [id] : [id, holderId]))
  await noteOnce(store, open, 'names', [...new Set(seen)])
  const { personId } = open.trace
  if (shown.visits && personId !== undefined) await noteOnce(store, open, 'visits', [personId])
}

async function gather(
  store: Store,
  open: OpenTrace,
  opening: Opening,
  { list, number }: Part,
): Promise<Shown> {
  const { trace, openedAt } = open
  const query = exposureQueryOf(trace, openedAt)
  const isFirst = list === 'exposed' && number === 1
  const visits = isFirst && query ? await caseVisits(store, query) : undefined
  if (query) opening.counted ??= await countExposed(store, query)
  const exposed = list === 'exposed' && query ? await exposedAt(store, query, opening, number) : []
  const calls =
    list === 'calls' || isFirst
      ? await callList(store, trace.id, { offset: (number - 1) * PEOPLE_SHOWN, limit: PEOPLE_SHOWN })
      : []
  const people = {
    exposed: await peopleOf(store, open, exposed),
    calls: await peopleOf(
      store,
      open,
      calls.map(({ personId }) => personId),
    ),
  }
  const seen = [...people.exposed, ...people.calls].flatMap(({ presences }) => presences)
  return {
    visits: visits && { here: visits.visits, elsewhere: visits.elsewhere },
    counted: query && opening.counted,
    ...people,
    isDoubtful: await doubtsAbout(store, [...(visits?.visits ?? []), ...seen], open.city.timeZone),
  }
}

/** A page goes on where the one before ended. Of those between it and the last whose end is known, only numbers are read. */
async function exposedAt(
  store: Store,
  query: ExposureQuery,
  { counted, ends }: Opening,
  page: number,
): Promise<readonly number[]> {
  if ((page - 1) * PEOPLE_SHOWN >= (counted?.persons ?? 0)) return []
  const known = Math.min(ends.length, page - 1)
  const limit = (page - known) * PEOPLE_SHOWN
  const persons = await exposedPersons(store, query, { after: ends[known - 1] ?? 0, limit })
  for (let last = PEOPLE_SHOWN - 1; last < persons.length; last += PEOPLE_SHOWN) {
    const end = persons[last]
    if (end !== undefined) ends[known + Math.floor(last / PEOPLE_SHOWN)] = end
  }
  return persons.slice(limit - PEOPLE_SHOWN)
}

/** One opening is one reading, however often its pages are loaded. */
async function noteOnce(
  store: Store,
  open: OpenTrace,
  what: DeedOnPersons,
  persons: readonly number[],
): Promise<void> {
  const { personId: readerId, trace, openedAt } = open
  const noted = await notedSince(store, { readerId, traceId: trace.id, what, persons }, openedAt)
  await noteRead(
    store,
    open,
    what,
    persons.filter((id) => !noted.has(id)),
  )
}

/** What an official saw or did, for the citizen to see; of nobody there is nothing to note. */
export async function noteRead(
  store: Store,
  { city, trace, personId, now }: OpenTrace,
  what: DeedOnPersons,
  persons: readonly number[],
): Promise<void> {
  if (persons.length === 0) return
  const { id: traceId, edition, unitCode, reference } = trace
  await recordOfficialReads(store, {
    readerId: personId,
    edition,
    unitCode,
    traceId,
    reference,
    what,
    persons,
    ...daysOf(trace, city.timeZone),
    at: now,
  })
}
