import type { Database } from '../../db/connect.ts'
import type { ExposureQuery } from '../../db/exposures.ts'

/** Everybody who was there is found, sorted by number and the first are taken: one join, as one writes it first. */
export async function everybodyFirst(
  { client }: Database,
  { personId, from, to, rule, now }: ExposureQuery,
  limit: number,
): Promise<readonly number[]> {
  const end = (visit: string) =>
    client.unsafe(
      `coalesce(${visit}.ended_at, least($$${now.toISOString()}$$, ${visit}.started_at + interval '24 hours'))`,
    )
  const margin = client.unsafe(`interval '${rule.marginMinutes} minutes'`)
  const rows = await client<{ person_id: number }[]>`
    select distinct o.person_id from visits c join visits o on o.venue_id = c.venue_id and o.person_id <> c.person_id
       and o.started_at <= ${end('c')} + ${margin} and o.started_at >= c.started_at - interval '24 hours' - ${margin}
       and ${end('o')} >= c.started_at - ${margin}
     where c.person_id = ${personId} and c.started_at >= ${from.toISOString()}::timestamptz - interval '24 hours'
       and c.started_at < ${to.toISOString()}::timestamptz
     order by o.person_id limit ${limit}`
  return rows.map(({ person_id }) => person_id)
}

/** Names in plain columns, which need no opening. */
export async function plainNames({ client }: Database, personIds: readonly number[]): Promise<unknown> {
  return client`select person_id, name, phone from bench_plain where person_id = any(${personIds as number[]}::bigint[])`
}
