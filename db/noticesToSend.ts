import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** Days for which the way of a message is followed: the outbox has given up long before. */
const FOLLOWED_DAYS = 7

/** The cases whose notices were approved and are not made yet, however long a server stood still; also those approved anew. */
export async function tracesToTell({ sql: db }: Pick<Store, 'sql'>): Promise<readonly number[]> {
  const rows = await db.execute<{ id: number }>(
    sql`select t.id from traces t where ${isToTell} order by t.id`,
  )
  return rows.map(({ id }) => id)
}

const isToTell = sql`(t.approved_at is not null and (t.notices_made_at is null or t.approved_at > t.notices_made_at))`

/**
 * Holds a case whose notices are to be made until the transaction ends, and notes that they are: the two come about together or
 * not at all. False when another process has done it or is about to.
 */
export async function claimTelling(
  { sql: db }: Pick<Store, 'sql'>,
  traceId: number,
  now: Date,
): Promise<boolean> {
  const claimed = await db.execute(sql`
    update traces set notices_made_at = greatest(${at(now)}, approved_at)
     where id = (select t.id from traces t where t.id = ${traceId} and ${isToTell} for no key update skip locked)
    returning 1`)
  return claimed.length > 0
}

/** Makes a notice for each of these persons that has none in the case; whoever was erased meanwhile gets none. */
export async function makeNotices(
  { sql: db }: Pick<Store, 'sql'>,
  traceId: number,
  personIds: readonly number[],
  now: Date,
): Promise<void> {
  await db.execute(sql`
    with those as (
      select id from persons where id = any(${sql.param([...personIds])}::bigint[]) order by id for key share
    )
    insert into exposure_notices (trace_id, person_id, created_at)
    select ${traceId}, id, ${at(now)} from those order by id on conflict do nothing`)
}

/** A notice of which nothing was said yet. */
const isUnsaid = sql`n.outbox_id is null and n.delivered_at is null and n.call_since is null`

/** The cases in which somebody is still to be told. */
export async function tracesUnsaid({ sql: db }: Pick<Store, 'sql'>): Promise<readonly number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    select distinct n.trace_id as id from exposure_notices n where ${isUnsaid} order by id`)
  return rows.map(({ id }) => id)
}

/** A notice that is to be said, and the chat for it: the person's own, else that of whoever carries them; nothing where no chat can be reached. */
export type UnsaidNotice = {
  readonly id: number
  readonly personId: number
  readonly chat:
    | { readonly id: number; readonly language: string | null; readonly personId: number }
    | undefined
}

/** The next notices of a case that are to be said; the case is held meanwhile, so that each is said by one process. */
export async function unsaidNotices(
  { sql: db }: Pick<Store, 'sql'>,
  traceId: number,
  limit: number,
): Promise<readonly UnsaidNotice[]> {
  const held = await db.execute(sql`select 1 from traces where id = ${traceId} for no key update skip locked`)
  if (held.length === 0) return []
  const rows = await db.execute<{
    id: number
    person_id: number
    chat_id: number | null
    language: string | null
    holder_id: number
  }>(sql`
    select n.id, n.person_id, c.id as chat_id, c.language, c.person_id as holder_id
      from exposure_notices n left join family f on f.member_id = n.person_id
      left join lateral (
        select c.id, c.language, c.person_id from chats c
         where c.person_id in (n.person_id, f.holder_id) and c.unreachable_at is null
         order by c.person_id = n.person_id desc, c.parked_at is not null,
                  (select max(s.updated_at) from sessions s where s.chat_id = c.id) desc nulls last, c.id
         limit 1) c on true
     where n.trace_id = ${traceId} and ${isUnsaid} order by n.person_id limit ${limit}`)
  return rows.map(({ id, person_id, chat_id, language, holder_id }) => ({
    id,
    personId: person_id,
    chat: chat_id === null ? undefined : { id: chat_id, language, personId: holder_id },
  }))
}

/** Notes the message by which a notice goes out. */
export async function noteMessage(
  { sql: db }: Pick<Store, 'sql'>,
  id: number,
  outboxId: number,
): Promise<void> {
  await db.execute(sql`update exposure_notices set outbox_id = ${outboxId} where id = ${id}`)
}

/** Notes that people are to be called. */
export async function noteToCall(
  { sql: db }: Pick<Store, 'sql'>,
  ids: readonly number[],
  now: Date,
): Promise<void> {
  await db.execute(sql`
    update exposure_notices set call_since = ${at(now)} where id = any(${sql.param([...ids])}::bigint[])`)
}

/** Whether in a case all is said that could be, and whether somebody is to be called. */
export async function isAllSaid({ sql: db }: Pick<Store, 'sql'>, traceId: number): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from exposure_notices n where n.trace_id = ${traceId} and ${isUnsaid} limit 1`)
  return rows.length === 0
}

/** Notes which messages of the last days have arrived, also of those whose people are called meanwhile. */
export async function noteDelivered({ sql: db }: Pick<Store, 'sql'>, now: Date): Promise<void> {
  await db.execute(sql`
    update exposure_notices n set delivered_at = o.done_at
      from outbox o where o.id = n.outbox_id and o.outcome = 'sent' and n.delivered_at is null
       and n.created_at > ${at(now)} - make_interval(days => ${FOLLOWED_DAYS})`)
}

/**
 * Notes that those are to be called whose message has not arrived since a moment, for whatever reason: no window, blocked, given
 * up, still waiting, could not be said. So nothing stays unsaid for longer either. Gives the cases in which it is so.
 */
export async function callUndelivered(
  { sql: db }: Pick<Store, 'sql'>,
  { before, now }: { readonly before: Date; readonly now: Date },
): Promise<readonly number[]> {
  const rows = await db.execute<{ trace_id: number }>(sql`
    with late as (
      select n.id from exposure_notices n
       where n.delivered_at is null and n.call_since is null and n.created_at <= ${at(before)}
       order by n.id for no key update skip locked
    ), noted as (
      update exposure_notices n set call_since = ${at(now)} from late where n.id = late.id returning n.trace_id
    )
    select distinct trace_id from noted order by trace_id`)
  return rows.map(({ trace_id }) => trace_id)
}

const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`
