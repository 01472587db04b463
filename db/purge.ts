import { type SQL, sql } from 'drizzle-orm'
import type { Database, Store } from './connect.ts'
import { recordPurge, type TellDeleted, wantReceipts } from './purges.ts'
import { type Deletion, RETENTION, STRANGERS_HOURS } from './retention.ts'

/** Rows deleted in one statement: about a tenth of a second, so that nobody's turn waits long for a lock. */
const ROWS_AT_ONCE = 1_000
/** Statements in one run, so that a backlog is worked off over some hours and not in one. */
const STATEMENTS = 200
/** Persons, and chats, deleted in one run: each takes much with it, and is looked for in every table that may refer to it. */
const OWNERS_AT_ONCE = 100

/** After which use of theirs people go, and after which closing or silence what is left of venues and groups. */
export const UNUSED_DAYS = 90

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

/** The line of the statement that deletes. */
function ledgerLine(what: string, before: SQL): SQL {
  return sql`, noted as (
    insert into purges (what, before, "rows", at)
    select ${what}, ${before}, count(*), clock_timestamp() from gone having count(*) > 0)`
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

/** Whether the scheme ended so long ago that nobody answers for anything of it any more. */
const isLongOver = (lastUse: SQL) => sql`exists (select 1 from city_state where ended_at < ${lastUse})`

/**
 * Profile, consents, declarations and codes go with the person. Whoever answers for an open place or for a unit stays while the
 * scheme goes on, and so does who was somewhere in the days that are still kept, because a card is used without a word to us. A member of a
 * family stays as long as their holder uses the account, and the holder as long as a member is seen. Of what they asked by
 * their rights only stays that it was asked, and of their places that these were there, as when they have erased everything themselves.
 */
async function forgetPeople({ sql: db }: Pick<Store, 'sql'>, lastUse: SQL): Promise<void> {
  await db.execute(sql`
    with gone as (delete from persons where id in (
      select p.id from persons p
       where p.used_at < ${lastUse}
         and (${isLongOver(lastUse)} or not (${answers(sql`p`)}))
         and not exists (select 1 from visits v where v.person_id = p.id)
         and not exists (select 1 from family f join persons h on h.id = f.holder_id
                          where f.member_id = p.id and ${isInUse(sql`h`, lastUse)})
         and not exists (select 1 from family f join persons m on m.id = f.member_id
                          where f.holder_id = p.id and ${isInUse(sql`m`, lastUse)})
       limit ${OWNERS_AT_ONCE} for update skip locked) returning id), wordless as (
      update data_requests set asked_sealed = null, answer_sealed = null where person_id in (select id from gone))
    ${ledgerLine('persons', lastUse)}
    select count(*) from gone`)
}

/** Answers for an open place or for a unit. */
function answers(person: SQL): SQL {
  return sql`
    exists (select 1 from venues v where v.owner_id = ${person}.id and v.closed_at is null)
    or exists (select 1 from officials o where o.person_id = ${person}.id
                 and (o.until is null or o.until > clock_timestamp()))`
}

function isInUse(person: SQL, lastUse: SQL): SQL {
  return sql`(${person}.used_at >= ${lastUse} or exists (select 1 from visits v where v.person_id = ${person}.id))`
}

/** How many people stay though they have not used anything for so long, because they answer for an open place or for a unit. */
export async function heldByOffice({ sql: db }: Pick<Store, 'sql'>, now: Date): Promise<number> {
  const lastUse = sql`${now.toISOString()}::timestamptz - ${`${UNUSED_DAYS} days`}::interval`
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from persons p
     where p.used_at < ${lastUse} and not ${isLongOver(lastUse)} and (${answers(sql`p`)})`)
  return row?.count ?? 0
}

/**
 * Of a venue its counts stay, and by what the posters are known. Who registered it goes with the owner, and the address, which may be
 * somebody's home, once it has been closed for long.
 */
async function forgetClosedVenues({ sql: db }: Pick<Store, 'sql'>, unused: SQL): Promise<void> {
  await db.execute(sql`
    with gone as (update venues set registrant_sealed = null
      where owner_id is null and registrant_sealed is not null returning id)
    ${ledgerLine('venues', sql`clock_timestamp()`)} select count(*) from gone`)
  await db.execute(sql`
    with gone as (update venues set owner_id = null, registrant_sealed = null, address_sealed = null, address = null
      where closed_at < ${unused}
        and (owner_id is not null or registrant_sealed is not null or address_sealed is not null or address is not null)
      returning id)
    ${ledgerLine('venues', unused)} select count(*) from gone`)
}

type Ages = { readonly strangers: SQL; readonly idle: SQL; readonly unused: SQL }

/**
 * The address of a private chat is personal data, so the chat of a stranger goes when nothing is left of it: its
 * messages, texts and session stay for a day after they are done, an operator's chat for as long as alarms are told there,
 * and that of whoever reported a strange code as long as the report. A group that acts for no unit goes a week after the last word, and
 * one that nothing could be sent to for long, such as one that took the bot out. One at a time, because a message that comes meanwhile
 * waits for it, and with it all that arrive at that moment.
 */
async function forgetChats(
  database: Pick<Database, 'sql' | 'transaction'>,
  ages: Ages,
  now: Date,
): Promise<void> {
  const rows = await database.sql.execute<{ id: number }>(sql`
    select id from chats c where ${isLeft(ages)} order by id limit ${OWNERS_AT_ONCE}`)
  let gone = 0
  for (const { id } of rows) {
    const deleted = await database.transaction(async ({ sql: db }) => {
      // Looked at again once it is locked: a message may just have come, and would go with its chat.
      await db.execute(sql`select 1 from chats where id = ${id} for update`)
      return db.execute(sql`delete from chats c where id = ${id} and ${isLeft(ages)} returning 1`)
    })
    gone += deleted.length
  }
  // One line for all, because a line for each would say when somebody wrote whom nobody knows.
  if (gone > 0) await recordPurge(database, { what: 'chats', before: now, rows: gone, at: now })
}

function isLeft({ strangers, idle, unused }: Ages): SQL {
  return sql`(
      (kind = 'private' and person_id is null and created_at < ${strangers})
      or (kind <> 'private' and created_at < ${idle}
          and not exists (select 1 from unit_groups g where g.chat_id = c.id))
      or (kind <> 'private' and unreachable_at < ${unused}))
    and not exists (select 1 from inbox i where i.chat_id = c.id)
    and not exists (select 1 from outbox o where o.chat_id = c.id)
    and not exists (select 1 from web_messages w where w.chat_id = c.id)
    and not exists (select 1 from sessions s where s.chat_id = c.id)
    and not exists (select 1 from alarm_chats a where a.chat_id = c.id)
    and not exists (select 1 from strange_codes r where r.chat_id = c.id)`
}
