import { type SQL, sql } from 'drizzle-orm'
import type { Database, Store } from './connect.ts'
import { ASKS, OFFICIATES, OWNS, STANDS } from './keptOn.ts'
import { recordPurge } from './purges.ts'

/** Rows changed in one transaction, so that whoever is served meanwhile waits for no lock for long. */
const ROWS_AT_ONCE = 1_000

type AnyDatabase = Pick<Database, 'sql' | 'transaction'>

/**
 * Marks the scheme as ended, once: from this commit on nothing new is recorded. Gives since when. What was under way at that
 * moment may still record, so the caller waits for it (`recordersAreGone`).
 */
export async function markEnded({ sql: db }: Pick<Store, 'sql'>, now: Date): Promise<Date> {
  await db.execute(sql`insert into city_state (time_zone) values ('Asia/Ho_Chi_Minh') on conflict do nothing`)
  const [row] = await db.execute<{ ended_at: string }>(sql`
    update city_state set ended_at = coalesce(ended_at, ${now.toISOString()}::timestamptz) returning ended_at`)
  if (!row) throw new Error('the city has no state')
  return new Date(row.ended_at)
}

/** Lets the scheme begin again. Posters and what was deleted do not come back. False when it had not ended. */
export async function markBegun({ sql: db }: Pick<Store, 'sql'>): Promise<boolean> {
  return (
    (await changed(db, sql`update city_state set ended_at = null where ended_at is not null returning 1`)) > 0
  )
}

/** How often, and how long apart, it is looked whether what was under way is done: a turn takes some hundredths of a second. */
const TRIES = 200
const PAUSE_SECONDS = 0.05

/**
 * Waits for every transaction of this database that had begun to write before now: only those may still record what the mark forbids. Whoever
 * writes holds the lock of their own number, which all may see; since when another role's does is hidden, so it is waited for as well. False
 * when one goes on for longer than any turn.
 */
export async function recordersAreGone({ sql: db }: Pick<Store, 'sql'>): Promise<boolean> {
  const [own] = await db.execute<{ at: string }>(sql`select clock_timestamp() as at`)
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const rows = await db.execute(sql`
      select 1 from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted
         and a.datname = current_database() and pid <> pg_backend_pid()
         and coalesce(a.xact_start, '-infinity') <= ${own?.at ?? ''}::timestamptz`)
    if (rows.length === 0) return true
    await db.execute(sql`select pg_sleep(${PAUSE_SECONDS})`)
  }
  return false
}

async function changed(db: Store['sql'], query: SQL): Promise<number> {
  return (await db.execute(query)).length
}

/** Does something to few rows at once until none is left; gives how many there were. */
async function inBatches({ sql: db }: Pick<Store, 'sql'>, batch: (few: SQL) => SQL): Promise<number> {
  let all = 0
  for (;;) {
    const some = await changed(db, batch(sql`limit ${ROWS_AT_ONCE}`))
    all += some
    if (some < ROWS_AT_ONCE) return all
  }
}

function deleteAll(database: AnyDatabase, table: SQL): Promise<number> {
  return inBatches(
    database,
    (few) => sql`delete from ${table} where ctid = any(array(select ctid from ${table} ${few})) returning 1`,
  )
}

/** No poster leads anywhere any more, ours or one that went on hanging. */
export function retirePosters(database: AnyDatabase, at: Date): Promise<number> {
  return inBatches(
    database,
    (few) => sql`
      update gate_codes set retired_at = ${at.toISOString()} where id in (
        select id from gate_codes where retired_at is null ${few}) returning 1`,
  )
}

/** No declaration is in force anywhere; the usual one of a city that never chose is written down as stopped. */
export async function stopForms(
  database: AnyDatabase,
  {
    edition,
    unitCode,
    template,
  }: { readonly edition: string; readonly unitCode: string; readonly template: string },
  at: Date,
): Promise<number> {
  const moment = at.toISOString()
  return database.transaction(async ({ sql: db }) => {
    const stopped = await changed(
      db,
      sql`update template_uses set until = ${moment} where until is null returning 1`,
    )
    const usual = await changed(
      db,
      sql`insert into template_uses (edition, unit_code, template, since, until)
          select ${edition}, ${unitCode}, ${template}, ${moment}::timestamptz, ${moment}::timestamptz
           where not exists (select 1 from template_uses where edition = ${edition} and unit_code = ${unitCode})
          returning 1`,
    )
    return stopped + usual
  })
}

export function closeRounds({ sql: db }: AnyDatabase, at: Date): Promise<number> {
  return changed(
    db,
    sql`update report_rounds set closed_at = ${at.toISOString()} where closed_at is null returning 1`,
  )
}

/** Files of logs, pages of logs, forms and cases, codes of a venue's staff: whatever would still open something. */
export async function endOpenPages(database: AnyDatabase): Promise<number> {
  const tables = [sql`exports`, sql`log_links`, sql`form_links`, sql`trace_links`, sql`venue_invitations`]
  let all = 0
  for (const table of tables) all += await deleteAll(database, table)
  await deleteAll(database, sql`file_links`)
  return all
}

/** With its feed, which hangs on it. */
export function endAllShifts(database: AnyDatabase): Promise<number> {
  return deleteAll(database, sql`shifts`)
}

/**
 * Who was where: the visits with their days, which only the owner of the database may drop, where people are now, by which words
 * logs find whom. Counts stay.
 */
export async function deleteVisits(database: AnyDatabase, owner: AnyDatabase, at: Date): Promise<number> {
  const rows = await owner.transaction(async (store) => {
    const [counted] = await store.sql.execute<{ count: number }>(
      sql`select count(*)::int as count from visits`,
    )
    const count = counted?.count ?? 0
    if (count > 0) await recordPurge(store, { what: 'visits', before: at, rows: count, at })
    await store.sql.execute(sql`select drop_visits_of_ended_scheme()`)
    return count
  })
  for (const table of [sql`open_visits`, sql`venue_visitors`, sql`venue_searches`, sql`strange_codes`])
    await deleteAll(database, table)
  return rows
}

/** Cases with their notices. What was read of whom stays, as proof, under random ids. */
export function deleteCases(database: AnyDatabase): Promise<number> {
  return deleteAll(database, sql`traces`)
}

export async function deleteDeclarations(database: AnyDatabase, at: Date): Promise<number> {
  let all = 0
  for (;;) {
    const some = await database.transaction(async (store) => {
      const rows = await changed(
        store.sql,
        sql`delete from declarations where id in (select id from declarations limit ${ROWS_AT_ONCE}) returning 1`,
      )
      if (rows > 0) await recordPurge(store, { what: 'declarations', before: at, rows, at })
      return rows
    })
    all += some
    if (some < ROWS_AT_ONCE) return all
  }
}

/** Persons who are kept after all, by what keeps them; one may be kept by several. */
export type KeptOn = {
  readonly persons: number
  readonly owners: number
  readonly staff: number
  readonly officials: number
  readonly asking: number
}

/** Who is left, and why. Whoever nothing keeps had a chat that was busy. */
export async function keptOn({ sql: db }: Pick<Store, 'sql'>): Promise<KeptOn & { readonly busy: number }> {
  const [row] = await db.execute<KeptOn & { busy: number }>(sql`
    with p as (select ${OWNS} as owns, ${STANDS} as stands, ${OFFICIATES} as officiates, ${ASKS} as asks from persons p)
    select count(*)::int as persons, count(*) filter (where owns)::int as owners,
           count(*) filter (where stands)::int as staff, count(*) filter (where officiates)::int as officials,
           count(*) filter (where asks)::int as asking,
           count(*) filter (where not (owns or stands or officiates or asks))::int as busy from p`)
  if (!row) throw new Error('nothing was counted')
  return row
}
