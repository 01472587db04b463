import { type SQL, sql } from 'drizzle-orm'
import type { Database, Store } from './connect.ts'

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
 * declarations when the time of their form is over, people 90 days after their last use; of whoever never agreed everything after 24 hours. Files
 * behind addresses go with these, and events that nobody could read after 7 days.
 * Visits go with the days they were made on.
 */
export async function purge(store: Pick<Database, 'sql' | 'transaction'>, now: Date): Promise<void> {
  const before = (age: string) => sql`${now.toISOString()}::timestamptz - ${age}::interval`
  await forgetMessages(store, before)
  await forgetStrangers(store, before)
  await forget(store, sql`declarations`, sql`kept_until < ${before('0 days')}`)
  await forget(store, sql`invitations`, sql`expires_at < ${before('7 days')}`)
  await forget(store, sql`leases`, sql`until < ${before('1 day')}`)
  await forget(store, sql`scheduled_runs`, sql`due_at < ${before('7 days')}`)
  await forget(store, sql`file_links`, sql`expires_at < ${before('0 days')}`)
  await forget(store, sql`form_links`, sql`expires_at < ${before('1 day')}`)
  await forget(store, sql`person_links`, sql`expires_at < ${before('1 day')}`)
  await forgetVenuesSide(store, before)
  await forget(store, sql`oa_consents`, sql`expires_at < ${before('1 day')}`)
  await forget(store, sql`unknown_events`, sql`last_at < ${before('7 days')}`)
  await forget(store, sql`tallies`, sql`hour < ${before('14 days')}`)
  await forgetPeople(store, before('90 days'))
  await forgetChats(store, before(`${STRANGERS_HOURS} hours`))
}

type Before = (age: string) => SQL

async function forgetMessages(store: Pick<Store, 'sql'>, before: Before): Promise<void> {
  await forget(store, sql`inbox`, sql`done_at < ${before('7 days')}`)
  await forget(store, sql`outbox`, sql`done_at < ${before('7 days')}`)
  await forget(store, sql`web_messages`, sql`created_at < ${before('7 days')}`)
  await forget(store, sql`sessions`, sql`updated_at < ${before('7 days')}`)
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
  await forget(store, sql`log_links`, sql`expires_at < ${before('1 day')}`)
  await forget(store, sql`exports`, sql`created_at < ${before('1 day')}`)
  await forget(store, sql`strange_codes`, sql`reported_at < ${before('7 days')}`)
}

/** The same of people who have not agreed to anything: all that is held of them are a message and a wish. */
async function forgetStrangers(store: Pick<Store, 'sql'>, before: Before): Promise<void> {
  const day = before(`${STRANGERS_HOURS} hours`)
  const ofStranger = sql`chat_id in (select id from chats where kind = 'private' and person_id is null)`
  await forget(store, sql`inbox`, sql`done_at < ${day} and ${ofStranger}`)
  await forget(store, sql`outbox`, sql`done_at < ${day} and ${ofStranger}`)
  await forget(store, sql`web_messages`, sql`created_at < ${day} and ${ofStranger}`)
  await forget(store, sql`sessions`, sql`updated_at < ${day} and ${ofStranger}`)
}

/** Deletes rows in small statements; rows that somebody is just changing are left to the next run. */
async function forget({ sql: db }: Pick<Store, 'sql'>, table: SQL, which: SQL): Promise<void> {
  for (let statement = 0; statement < STATEMENTS; statement++) {
    const rows = await db.execute(sql`
      delete from ${table} where ctid = any(array(
        select ctid from ${table} where ${which} limit ${ROWS_AT_ONCE} for update skip locked)) returning 1`)
    if (rows.length < ROWS_AT_ONCE) return
  }
}

/**
 * Profile, consents, declarations and codes go with the person. Whoever answers for an open place or for a unit stays,
 * and so does who was somewhere in the days that are still kept, because a card is used without a word to us.
 */
async function forgetPeople({ sql: db }: Pick<Store, 'sql'>, lastUse: SQL): Promise<void> {
  await db.execute(sql`
    delete from persons where id in (
      select p.id from persons p
       where p.used_at < ${lastUse}
         and not exists (select 1 from venues v where v.owner_id = p.id and v.closed_at is null)
         and not exists (select 1 from officials o where o.person_id = p.id
                            and (o.until is null or o.until > clock_timestamp()))
         and not exists (select 1 from visits v where v.person_id = p.id)
       limit ${OWNERS_AT_ONCE} for update skip locked)`)
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
