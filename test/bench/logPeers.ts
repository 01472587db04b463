import { visitorWords } from '../../bot/core/visitorWords.ts'
import type { Database } from '../../db/connect.ts'
import type { Span } from '../../db/figures.ts'
import { profilesOf } from '../../db/people.ts'

type Row = { readonly person_id: number; readonly started_at: string; readonly id: number }

const bounds = ({ from, to }: Span) => [from.toISOString(), to.toISOString()] as const

/** The day's visits are read and sorted by the program, which shows the first of them. */
export async function sortedDay({ client }: Database, venueId: number, span: Span): Promise<readonly Row[]> {
  const [from, to] = bounds(span)
  const rows = await client<Row[]>`
    select person_id, started_at, id from visits where venue_id = ${venueId} and started_at >= ${from} and started_at < ${to}`
  return rows.toSorted((a, b) => (a.started_at < b.started_at ? 1 : -1)).slice(0, 20)
}

/** Pages by number, as most programs have them. */
export async function offsetPage(
  { client }: Database,
  venueId: number,
  span: Span,
  offset: number,
): Promise<unknown> {
  const [from, to] = bounds(span)
  return client`
    select person_id, started_at, id from visits where venue_id = ${venueId} and started_at >= ${from} and started_at < ${to}
     order by started_at desc, id desc limit 20 offset ${offset}`
}

/** Counts the visits themselves each time, those that have not ended as well. */
export async function countedHead({ client }: Database, venueId: number, span: Span): Promise<unknown> {
  const [from, to] = bounds(span)
  return client`
    select count(*), count(*) filter (where ended_by = 'out') as outs, count(*) filter (where ended_at is null) as inside
      from visits where venue_id = ${venueId} and started_at >= ${from} and started_at < ${to}`
}

/** Opens the profiles of all who came on one day and looks for the words in them: what one does who seals names and has no keys. */
export async function filteredProfiles(
  database: Database,
  venueId: number,
  span: Span,
  words: readonly string[],
): Promise<unknown> {
  const rows = await sortedAll(database, venueId, span)
  const profiles = await profilesOf<{ name?: string; phone?: string }>(database, [
    ...new Set(rows.map((row) => row.person_id)),
  ])
  const found = new Set<number>()
  for (const [id, profile] of profiles) {
    const theirs = visitorWords(profile)
    if (words.every((word) => theirs.includes(word))) found.add(id)
  }
  return rows.filter((row) => found.has(row.person_id)).slice(0, 20)
}

function sortedAll({ client }: Database, venueId: number, span: Span): Promise<readonly Row[]> {
  const [from, to] = bounds(span)
  return client<Row[]>`
    select person_id, started_at, id from visits where venue_id = ${venueId} and started_at >= ${from} and started_at < ${to}
     order by started_at desc, id desc`
}
