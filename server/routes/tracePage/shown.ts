import { daysOf } from '../../../bot/flows/trace/head.ts'
import type { Store } from '../../../db/connect.ts'
import { callList } from '../../../db/exposureNotices.ts'
import {
  type CaseVisit,
  caseVisits,
  countExposed,
  type ExposedCount,
  type ExposureQuery,
  exposedPersons,
} from '../../../db/exposures.ts'
import { type OfficialDeed, recordOfficialReads } from '../../../db/officialReads.ts'
import { exposureQueryOf } from '../../../db/traces.ts'
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

/** Everything of people that one page shows. */
export type Shown = {
  /** On the first page alone; nothing once the person of the case was erased. */
  readonly visits: { readonly here: readonly CaseVisit[]; readonly elsewhere: number } | undefined
  readonly counted: ExposedCount | undefined
  readonly exposed: readonly ExposedPerson[]
  readonly calls: readonly ExposedPerson[]
}

/** Reads what a page shows, and has noted whose data that are before anything is sent. */
export async function readPart(open: OpenTrace, part: Part): Promise<Shown> {
  const shown = await gather(open, part)
  const people = [...shown.exposed, ...shown.calls]
  const seen = people.flatMap(({ id, holderId }) => (holderId === undefined ? [id] : [id, holderId]))
  await noteRead(open, 'names', [...new Set(seen)])
  const { personId } = open.trace
  if (shown.visits && personId !== undefined) await noteRead(open, 'visits', [personId])
  return shown
}

async function gather(open: OpenTrace, { list, number }: Part): Promise<Shown> {
  const { database, trace, now } = open
  const query = exposureQueryOf(trace, now)
  const isFirst = list === 'exposed' && number === 1
  const visits = isFirst && query ? await caseVisits(database, query) : undefined
  const calls =
    list === 'calls' || isFirst
      ? await callList(database, trace.id, { offset: (number - 1) * PEOPLE_SHOWN, limit: PEOPLE_SHOWN })
      : []
  return {
    visits: visits && { here: visits.visits, elsewhere: visits.elsewhere },
    counted: query && (await countedFor(open, query, isFirst)),
    exposed: list === 'exposed' ? await peopleOf(open, await exposedAt(open, number)) : [],
    calls: await peopleOf(
      open,
      calls.map(({ personId }) => personId),
    ),
  }
}

/** The first page counts; those that are turned to say the same. */
async function countedFor(
  { database, counts, token }: OpenTrace,
  query: ExposureQuery,
  isFirst: boolean,
): Promise<ExposedCount> {
  const kept = isFirst ? undefined : counts.kept(token)
  if (kept) return kept
  const counted = await countExposed(database, query)
  counts.keep(token, counted)
  return counted
}

/** Only numbers are read of the pages before. */
async function exposedAt({ database, trace, now }: OpenTrace, page: number): Promise<readonly number[]> {
  const query = exposureQueryOf(trace, now)
  if (!query) return []
  const upToHere = await exposedPersons(database, query, { after: 0, limit: page * PEOPLE_SHOWN })
  return upToHere.slice((page - 1) * PEOPLE_SHOWN)
}

/** What an official saw or did, for the citizen to see; of nobody there is nothing to note. */
export async function noteRead(
  { database, city, trace, personId, now }: OpenTrace,
  what: OfficialDeed,
  persons: readonly number[],
  store: Pick<Store, 'sql' | 'keys'> = database,
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
