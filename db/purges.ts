import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { purges } from './schema/index.ts'

/** What is deleted when its time is over, as far as it is anybody's. */
export const PURGED_KINDS = [
  'visits',
  'declarations',
  'persons',
  'messages',
  'strangers',
  'chats',
  'pages',
  'doors',
  'offices',
  'traces',
  'reports',
  'venues',
  'proofs',
] as const
export type PurgedKind = (typeof PURGED_KINDS)[number]

/** Writes a deletion down, in the transaction that deletes; gives its number. */
export async function recordPurge(
  { sql: db }: Pick<Store, 'sql'>,
  purged: { readonly what: PurgedKind; readonly before: Date; readonly rows: number; readonly at: Date },
): Promise<number> {
  const [row] = await db.insert(purges).values(purged).returning({ id: purges.id })
  if (!row) throw new Error('a deletion was not written down')
  return row.id
}

/** The line that stands in the very statement that deletes, behind its part `gone`, so that nothing is deleted without it. */
export function ledgerLine(what: PurgedKind, before: SQL): SQL {
  return sql`, noted as (
    insert into purges (what, before, "rows", at)
    select ${what}, ${before}, count(*), clock_timestamp() from gone having count(*) > 0)`
}

/** The last deletion of each kind: up to which moment, and when. */
export type LastPurge = {
  readonly what: PurgedKind
  readonly id: number
  readonly before: Date
  readonly at: Date
}

export async function lastPurges({ sql: db }: Pick<Store, 'sql'>): Promise<LastPurge[]> {
  const rows = await db.execute<{ what: PurgedKind; id: number; before: string; at: string }>(sql`
    select distinct on (what) what, id, before, at from purges order by what, at desc, id desc`)
  return rows.map(({ before, at, ...row }) => ({ ...row, before: new Date(before), at: new Date(at) }))
}

/** What was deleted of each kind since a moment. */
export async function purgedSince(
  { sql: db }: Pick<Store, 'sql'>,
  since: Date,
): Promise<ReadonlyMap<PurgedKind, number>> {
  const rows = await db.execute<{ what: PurgedKind; rows: number }>(sql`
    select what, sum("rows")::int as rows from purges where at >= ${since.toISOString()}::timestamptz group by what`)
  return new Map(rows.map(({ what, rows }) => [what, rows]))
}

/** What was deleted of somebody who wants to hear of it, and under which number. Of visits, the city's day of them. */
export type Deleted = {
  readonly personId: number
  readonly what: 'visits' | 'declarations'
  readonly rows: number
  readonly day?: string
  readonly receipt: number
  readonly at: Date
}

/** Tells people what was deleted of theirs, in the transaction that deletes it. */
export type TellDeleted = (store: Store, deleted: readonly Deleted[]) => Promise<void>

/**
 * Who wants to hear of deletions of theirs or their family's, and of how many. `ofPersons` is a query of whom the deleted
 * rows were, a row each, in a column `person_id`.
 */
export async function wantReceipts(
  { sql: db }: Pick<Store, 'sql'>,
  ofPersons: SQL,
): Promise<{ readonly personId: number; readonly rows: number }[]> {
  const rows = await db.execute<{ person_id: number; rows: number }>(sql`
    select p.id as person_id, count(*)::int as "rows"
      from (${ofPersons}) gone left join family f on f.member_id = gone.person_id
      join persons p on p.id = coalesce(f.holder_id, gone.person_id) and p.receipts
     group by p.id order by p.id`)
  return rows.map((row) => ({ personId: row.person_id, rows: row.rows }))
}
