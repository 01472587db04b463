import { type SQL, sql } from 'drizzle-orm'
import type { Database, Store } from './connect.ts'
import { type PurgedKind, recordPurge, type TellDeleted, wantReceipts } from './purges.ts'

/** Rows deleted in one statement: about a tenth of a second, so that nobody's turn waits long for a lock. */
const ROWS_AT_ONCE = 1_000
/** Statements in one run, so that a backlog is worked off over some hours and not in one. */
const STATEMENTS = 200
/** Persons, and chats, deleted in one run: each takes much with it, and is looked for in every table that may refer to it. */
const OWNERS_AT_ONCE = 100

/**
 * Hours that are kept of whoever never agreed, after it was done. A message is known to have been done by its row, so nothing may be
 * read again that is as old: a test ties the reading of Zalo's conversations to this.
 */
export const STRANGERS_HOURS = 24

/**
 * Forgets what consent promises, an hour late at most: messages, sent texts and sessions 7 days after they are done,
 * declarations when their form says so, people 90 days after their last use; of whoever never agreed everything after 24 hours. Files
 * behind addresses go with these, and events that nobody could read after 7 days. Cases that were traced go with the days they are about,
 * 30 days after they were begun, with the links to their pages and the notices of them; appointments 30 days after they ended. That something was deleted, who read a log
 * or of people in a case, and what people asked by their rights is remembered for a year, as proof.
 * Visits go with the days they were made on.
 */
export async function purge(
  store: Pick<Database, 'sql' | 'transaction'>,
  now: Date,
  tell?: TellDeleted,
): Promise<void> {
  const before = (age: string) => sql`${now.toISOString()}::timestamptz - ${age}::interval`
  await forgetMessages(store, before)
  await forgetStrangers(store, before)
  await forgetDeclarations(store, now, tell)
  await forget(store, sql`invitations`, sql`expires_at < ${before('7 days')}`)
  await forget(store, sql`officials`, sql`until < ${before('30 days')}`)
  await forget(store, sql`leases`, sql`until < ${before('1 day')}`)
  await forget(store, sql`scheduled_runs`, sql`due_at < ${before('7 days')}`)
  await forget(store, sql`file_links`, sql`expires_at < ${before('0 days')}`)
  await forget(store, sql`form_links`, sql`expires_at < ${before('1 day')}`)
  await forget(store, sql`person_links`, sql`expires_at < ${before('1 day')}`)
  await forgetVenuesSide(store, before)
  await forgetTraces(store, before)
  await forget(store, sql`oa_consents`, sql`expires_at < ${before('1 day')}`)
  await forget(store, sql`unknown_events`, sql`last_at < ${before('7 days')}`)
  await forget(store, sql`tallies`, sql`hour < ${before('14 days')}`)
  await forgetProofs(store, before('1 year'))
  await forgetPeople(store, before('90 days'))
  await forgetChats(store, before(`${STRANGERS_HOURS} hours`))
}

type Before = (age: string) => SQL

async function forgetMessages(store: Pick<Store, 'sql'>, before: Before): Promise<void> {
  const noted = { what: 'messages', before: before('7 days') } as const
  await forget(store, sql`inbox`, sql`done_at < ${noted.before}`, noted)
  await forget(store, sql`outbox`, sql`done_at < ${noted.before}`, noted)
  await forget(store, sql`web_messages`, sql`created_at < ${noted.before}`, noted)
  await forget(store, sql`sessions`, sql`updated_at < ${noted.before}`, noted)
}

/**
 * What an owner and staff leave behind: codes a week after they expired, as an operator's; shifts a day after
 * their time is over; by which words a log finds whom, as long as the visits; files for a day; reports of strange codes for a week.
 */
async function forgetVenuesSide(store: Pick<Store, 'sql'>, before: Before): Promise<void> {
  await forget(store, sql`venue_invitations`, sql`expires_at < ${before('7 days')}`)
  await forget(store, sql`shifts`, sql`ends_at < ${before('1 day')}`)
  await forget(store, sql`venue_visitors`, sql`last_day < ${before('31 days')}`)
  await forget(store, sql`venue_searches`, sql`day < ${before('31 days')}`)
  await forget(store, sql`plausibility_flags`, sql`day < ${before('31 days')}`)
  await forget(store, sql`log_links`, sql`expires_at < ${before('1 day')}`)
  await forget(store, sql`exports`, sql`created_at < ${before('1 day')}`)
  await forget(store, sql`strange_codes`, sql`reported_at < ${before('7 days')}`)
}

/** Links and notices go with their case; a link that nobody can read by any more goes before. */
async function forgetTraces(store: Pick<Store, 'sql'>, before: Before): Promise<void> {
  const over = sql`greatest(expires_at, coalesce(read_until, expires_at)) < ${before('1 day')}`
  await forget(store, sql`trace_links`, over)
  const noted = { what: 'traces', before: before('30 days') } as const
  await forget(store, sql`traces`, sql`created_at < ${noted.before}`, noted)
}

/** The same of people who have not agreed to anything: all that is held of them are a message and a wish. */
async function forgetStrangers(store: Pick<Store, 'sql'>, before: Before): Promise<void> {
  const day = before(`${STRANGERS_HOURS} hours`)
  const ofStranger = sql`chat_id in (select id from chats where kind = 'private' and person_id is null)`
  const noted = { what: 'strangers', before: day } as const
  await forget(store, sql`inbox`, sql`done_at < ${day} and ${ofStranger}`, noted)
  await forget(store, sql`outbox`, sql`done_at < ${day} and ${ofStranger}`, noted)
  await forget(store, sql`web_messages`, sql`created_at < ${day} and ${ofStranger}`, noted)
  await forget(store, sql`sessions`, sql`updated_at < ${day} and ${ofStranger}`, noted)
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

/**
 * What proves that rights and times were kept. A request that is not done yet is no proof, and stays; one of somebody who
 * is gone waits for nothing any more.
 */
async function forgetProofs(store: Pick<Store, 'sql'>, year: SQL): Promise<void> {
  await forget(
    store,
    sql`data_requests`,
    sql`asked_at < ${year} and (done_at is not null or person_id is null)`,
  )
  // The server may not delete what is only added to: the owner's function does, and nothing that is younger by its own clock.
  await store.sql.execute(sql`select forget_proofs(${year})`)
}

/** What a deletion is called in the ledger. */
type Noted = { readonly what: PurgedKind; readonly before: SQL }

/** Deletes rows in small statements; rows that somebody is just changing are left to the next run. */
async function forget({ sql: db }: Pick<Store, 'sql'>, table: SQL, which: SQL, noted?: Noted): Promise<void> {
  for (let statement = 0; statement < STATEMENTS; statement++) {
    const gone = sql`
      delete from ${table} where ctid = any(array(
        select ctid from ${table} where ${which} limit ${ROWS_AT_ONCE} for update skip locked)) returning 1`
    const [row] = await db.execute<{ count: number }>(sql`
      with gone as (${gone}) ${noted ? ledgerLine(noted) : sql``} select count(*)::int as count from gone`)
    if ((row?.count ?? 0) < ROWS_AT_ONCE) return
  }
}

/** The line of the same statement, so that nothing is deleted without it. */
function ledgerLine({ what, before }: Noted): SQL {
  return sql`, noted as (
    insert into purges (what, before, "rows", at)
    select ${what}, ${before}, count(*), clock_timestamp() from gone having count(*) > 0)`
}

/**
 * Profile, consents, declarations and codes go with the person. Whoever answers for an open place or for a unit stays,
 * and so does who was somewhere in the days that are still kept, because a card is used without a word to us. A member of a
 * family stays as long as their holder uses the account, and the holder as long as a member is seen. Of what they asked by
 * their rights only stays that it was asked, as when they have erased everything themselves.
 */
async function forgetPeople({ sql: db }: Pick<Store, 'sql'>, lastUse: SQL): Promise<void> {
  await db.execute(sql`
    with gone as (delete from persons where id in (
      select p.id from persons p
       where p.used_at < ${lastUse}
         and not exists (select 1 from venues v where v.owner_id = p.id and v.closed_at is null)
         and not exists (select 1 from officials o where o.person_id = p.id
                            and (o.until is null or o.until > clock_timestamp()))
         and not exists (select 1 from visits v where v.person_id = p.id)
         and not exists (select 1 from family f join persons h on h.id = f.holder_id
                          where f.member_id = p.id and ${isInUse(sql`h`, lastUse)})
         and not exists (select 1 from family f join persons m on m.id = f.member_id
                          where f.holder_id = p.id and ${isInUse(sql`m`, lastUse)})
       limit ${OWNERS_AT_ONCE} for update skip locked) returning id), wordless as (
      update data_requests set asked_sealed = null, answer_sealed = null where person_id in (select id from gone))
    ${ledgerLine({ what: 'persons', before: lastUse })}
    select count(*) from gone`)
}

function isInUse(person: SQL, lastUse: SQL): SQL {
  return sql`(${person}.used_at >= ${lastUse} or exists (select 1 from visits v where v.person_id = ${person}.id))`
}

/**
 * The address of a private chat is personal data, so the chat of a stranger goes when nothing is left of it: its
 * messages, texts and session stay for a day after they are done, an operator's chat for as long as alarms are told there,
 * and that of whoever reported a strange code as long as the report. One at a time, because a message that comes meanwhile waits for it, and with it all that arrive at that moment.
 */
async function forgetChats(database: Pick<Database, 'sql' | 'transaction'>, day: SQL): Promise<void> {
  const rows = await database.sql.execute<{ id: number }>(sql`
    select id from chats c where ${isLeft(day)} order by id limit ${OWNERS_AT_ONCE}`)
  for (const { id } of rows) {
    await database.transaction(async ({ sql: db }) => {
      // Looked at again once it is locked: a message may just have come, and would go with its chat.
      await db.execute(sql`select 1 from chats where id = ${id} for update`)
      await db.execute(sql`delete from chats c where id = ${id} and ${isLeft(day)}`)
    })
  }
}

function isLeft(day: SQL): SQL {
  return sql`kind = 'private' and person_id is null and created_at < ${day}
    and not exists (select 1 from inbox i where i.chat_id = c.id)
    and not exists (select 1 from outbox o where o.chat_id = c.id)
    and not exists (select 1 from web_messages w where w.chat_id = c.id)
    and not exists (select 1 from sessions s where s.chat_id = c.id)
    and not exists (select 1 from alarm_chats a where a.chat_id = c.id)
    and not exists (select 1 from strange_codes r where r.chat_id = c.id)`
}
