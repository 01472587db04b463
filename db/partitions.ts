import { sql } from 'drizzle-orm'
import type { Database, Store } from './connect.ts'
import { recordPurge, type TellDeleted, wantReceipts } from './purges.ts'

/** Makes the partitions of visits from a day of the city (`YYYY-MM-DD`) on; those that exist stay. */
export async function makeVisitPartitions(
  { sql: db }: Pick<Store, 'sql'>,
  firstDay: string,
  days: number,
  zone: string,
): Promise<void> {
  await db.execute(sql`select make_visit_partitions(${firstDay}::date, ${days}, ${zone})`)
}

/** The days before a day of the city of which there are partitions, the newest first. */
export async function visitDaysBefore({ sql: db }: Pick<Store, 'sql'>, day: string): Promise<string[]> {
  // Names are compared as they are: PostgreSQL may look at every table's name before it knows which are partitions, and most are no day.
  const partitions = await db.execute<{ name: string }>(sql`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'visits'::regclass and c.relname < ${partitionOf(day)} order by c.relname desc`)
  return partitions.map(({ name }) => name.replace(/^visits_(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'))
}

/** The partition of a day of the city. */
function partitionOf(day: string): string {
  return `visits_${day.replaceAll('-', '')}`
}

/** When it is done, and how people are told who want to hear of it. */
type Dropping = { readonly at: Date; readonly tell?: TellDeleted | undefined }

/**
 * Drops the partitions of all days before a day of the city, and with them the visits of those days, each with a line in
 * the ledger, the newest first: a day whose visits must still be kept is refused by the database before any goes.
 */
export async function dropVisitDaysBefore(
  database: Pick<Database, 'sql' | 'transaction'>,
  day: string,
  zone: string,
  dropping: Dropping,
): Promise<number> {
  let dropped = 0
  for (const one of await visitDaysBefore(database, day))
    if (await dropVisitDay(database, one, zone, dropping)) dropped += 1
  return dropped
}

/**
 * One day in a transaction of its own. Of several processes one drops it, and only that one tells it. The partition goes last,
 * because from then on nobody reads or writes any visit until the transaction ends.
 */
function dropVisitDay(
  database: Pick<Database, 'transaction'>,
  day: string,
  zone: string,
  { at, tell }: Dropping,
): Promise<boolean> {
  const partition = partitionOf(day)
  return database.transaction(async (store) => {
    await store.sql.execute(sql`select pg_advisory_xact_lock(hashtext('visit partitions'))`)
    const [counted] = await store.sql.execute<{ is: boolean; since: string; before: string }>(sql`
      select to_regclass(${partition}) is not null as is,
             ${day}::date::timestamp at time zone ${zone} as since,
             (${day}::date + 1)::timestamp at time zone ${zone} as before`)
    if (!counted?.is) return false
    await noteDay(store, { day, since: new Date(counted.since), before: new Date(counted.before), at, tell })
    await store.sql.execute(sql`select drop_visit_partition(${day}::date, ${zone})`)
    return true
  })
}

type DroppedDay = Dropping & { readonly day: string; readonly since: Date; readonly before: Date }

async function noteDay(store: Store, { day, since, before, at, tell }: DroppedDay): Promise<void> {
  const visits = sql`visits where started_at >= ${since.toISOString()}::timestamptz and started_at < ${before.toISOString()}::timestamptz`
  const [counted] = await store.sql.execute<{ count: number }>(
    sql`select count(*)::int as count from ${visits}`,
  )
  if (!counted?.count) return
  const receipt = await recordPurge(store, { what: 'visits', before, rows: counted.count, at })
  if (!tell) return
  const wanted = await wantReceipts(store, sql`select person_id from ${visits} and person_id is not null`)
  await tell(
    store,
    wanted.map((one) => ({ ...one, what: 'visits' as const, day, receipt, at })),
  )
}
