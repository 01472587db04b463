import { type SQL, sql } from 'drizzle-orm'
import type { Database, Store } from './connect.ts'
import { forgetChats } from './forgetChats.ts'
import { forgetClosedVenues, forgetPeople } from './forgetPeople.ts'
import { ledgerLine, recordPurge, type TellDeleted, wantReceipts } from './purges.ts'
import { type Deletion, RETENTION, STRANGERS_HOURS, UNUSED_DAYS } from './retention.ts'

/** Rows deleted in one statement: about a tenth of a second, so that nobody's turn waits long for a lock. */
const ROWS_AT_ONCE = 1_000
/**
 * Statements in one run of an hour, so that a backlog is worked off over some hours and not in one. By a million rows an hour and rule a
 * city of two million people, who leave four million rows a day in a table (SCALE.md), is kept up with in a sixth of the day.
 */
const STATEMENTS = 1_000

/**
 * Forgets what consent promises, by the rules of `retention.ts`; visits go with their days. A rule that fails keeps no other from
 * being kept: all are tried, and then it throws what the first threw.
 */
export async function purge(
  store: Pick<Database, 'sql' | 'transaction'>,
  now: Date,
  tell?: TellDeleted,
): Promise<void> {
  const before = (age: string) => sql`${now.toISOString()}::timestamptz - ${age}::interval`
  const unused = before(`${UNUSED_DAYS} days`)
  const steps = [
    () => forgetDeclarations(store, now, tell),
    ...deletions().map((one) => () => forget(store, one, before(one.age))),
    () => forgetProofs(store, before('1 year'), now),
    () => forgetPeople(store, unused),
    () => forgetClosedVenues(store, unused),
    () =>
      forgetChats(
        store,
        { strangers: before(`${STRANGERS_HOURS} hours`), idle: before('7 days'), unused },
        now,
      ),
  ]
  const failed: { readonly error: unknown }[] = []
  for (const step of steps) await step().catch((error: unknown) => failed.push({ error }))
  if (failed[0]) throw failed[0].error
}

type OfTable = Deletion & { readonly table: string }

function deletions(): readonly OfTable[] {
  return Object.entries(RETENTION).flatMap(([table, rule]) =>
    'deletes' in rule ? rule.deletes.map((one) => ({ table, ...one })) : [],
  )
}

/**
 * Deletes rows in small statements, each with its line in the ledger where they are anybody's, so that nothing is deleted without
 * it; rows that somebody is just changing are left to the next run.
 */
async function forget({ sql: db }: Pick<Store, 'sql'>, what: OfTable, before: SQL): Promise<void> {
  const table = sql.identifier(what.table)
  const gone = sql`
    delete from ${table} where ctid = any(array(
      select ctid from ${table} where ${what.which(before)} limit ${ROWS_AT_ONCE} for update skip locked)) returning 1`
  const line = what.kind ? ledgerLine(what.kind, before) : sql``
  for (let statement = 0; statement < STATEMENTS; statement++) {
    const [row] = await db.execute<{ count: number }>(sql`
      with gone as (${gone}) ${line} select count(*)::int as count from gone`)
    if ((row?.count ?? 0) < ROWS_AT_ONCE) return
  }
}

/**
 * Declarations whose time is over, each batch with its line in the ledger, of which people hear who want to. A batch is a
 * transaction, so that of several processes the one that deletes a row is the one that tells it.
 */
async function forgetDeclarations(
  database: Pick<Database, 'transaction'>,
  now: Date,
  tell: TellDeleted | undefined,
): Promise<void> {
  for (let statement = 0; statement < STATEMENTS; statement++) {
    const gone = await database.transaction((store) => forgetSomeDeclarations(store, now, tell))
    if (gone < ROWS_AT_ONCE) return
  }
}

async function forgetSomeDeclarations(
  store: Store,
  now: Date,
  tell: TellDeleted | undefined,
): Promise<number> {
  const rows = await store.sql.execute<{ person_id: number }>(sql`
    delete from declarations where id = any(array(
      select id from declarations where kept_until < ${now.toISOString()}::timestamptz
       limit ${ROWS_AT_ONCE} for update skip locked)) returning person_id`)
  if (rows.length === 0) return 0
  const receipt = await recordPurge(store, { what: 'declarations', before: now, rows: rows.length, at: now })
  if (!tell) return rows.length
  const persons = sql.param(rows.map(({ person_id }) => person_id))
  const wanted = await wantReceipts(store, sql`select unnest(${persons}::bigint[]) as person_id`)
  await tell(
    store,
    wanted.map((one) => ({ ...one, what: 'declarations' as const, receipt, at: now })),
  )
  return rows.length
}

/** What of these is of somebody, though only by a random id. The ledger itself is not: its own end would fill it forever. */
const PROOFS = [sql`official_reads`, sql`log_reads`, sql`acts`, sql`erasures`]

/**
 * Proofs that are only added to. The server may not delete them: the owner's function does, and nothing that is younger than a year
 * by the database's own clock.
 */
async function forgetProofs(database: Pick<Database, 'transaction'>, year: SQL, now: Date): Promise<void> {
  await database.transaction(async (store) => {
    const [moment] = await store.sql.execute<{ before: string }>(
      sql`select least(${year}, clock_timestamp() - interval '365 days') as before`,
    )
    const before = new Date(moment?.before ?? 0)
    const old = sql`where at < ${before.toISOString()}::timestamptz`
    const counts = PROOFS.map((table) => sql`(select count(*) from ${table} ${old})`)
    const [row] = await store.sql.execute<{ rows: number }>(
      sql`select (${sql.join(counts, sql` + `)})::int as rows`,
    )
    const rows = row?.rows ?? 0
    if (rows > 0) await recordPurge(store, { what: 'proofs', before, rows, at: now })
    await store.sql.execute(sql`select forget_proofs(${before.toISOString()}::timestamptz)`)
  })
}
