import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/**
 * Asks for the yes to a case's notices, also after a no, and again for who has none yet once those of the yes before are made.
 * False when they are approved and not made.
 */
export async function askNotices(
  { sql: db }: Pick<Store, 'sql'>,
  traceId: number,
  now: Date,
): Promise<boolean> {
  const asked = await db.execute(sql`
    update traces set notices_asked_at = ${at(now)}, refused_at = null, decided_by = null
     where id = ${traceId} and (approved_at is null or (notices_made_at >= approved_at and approved_at < ${at(now)})) returning 1`)
  return asked.length > 0
}

export type Decision = { readonly by: number; readonly approves: boolean; readonly now: Date }

/** Decides what was asked for; false when somebody was quicker, nobody asks, or it is who asked. */
export async function decideNotices(
  { sql: db }: Pick<Store, 'sql'>,
  traceId: number,
  { by, approves, now }: Decision,
): Promise<boolean> {
  const when = approves ? sql`approved_at` : sql`refused_at`
  const decided = await db.execute(sql`
    update traces set ${when} = ${at(now)}, decided_by = ${by}
     where id = ${traceId} and refused_at is null and notices_asked_at > coalesce(approved_at, '-infinity')
       and tracer_id is distinct from ${by} returning 1`)
  return decided.length > 0
}

export type CallOutcome = 'reached' | 'not reached'

/** How far it is with telling one person. */
export type Notice = {
  readonly id: number
  readonly personId: number
  readonly createdAt: Date
  /** A message is on its way, or has arrived. */
  readonly isSent: boolean
  readonly deliveredAt: Date | undefined
  readonly callSince: Date | undefined
  readonly calledAt: Date | undefined
  readonly callOutcome: CallOutcome | undefined
}

/** The notices of some persons in a case. */
export async function noticesOf(
  store: Pick<Store, 'sql'>,
  traceId: number,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, Notice>> {
  const those = sql`trace_id = ${traceId} and person_id = any(${sql.param([...personIds])}::bigint[])`
  const notices = await select(store, sql`${those} order by person_id`)
  return new Map(notices.map((notice) => [notice.personId, notice]))
}

/** Whom to call in a case: who is still to be reached before who was, or got the message late, each by number; a part of them. */
export async function callList(
  store: Pick<Store, 'sql'>,
  traceId: number,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly Notice[]> {
  return select(
    store,
    sql`trace_id = ${traceId} and call_since is not null
        order by ${isSettled}, person_id limit ${limit} offset ${offset}`,
  )
}

/** How many are told in a case, how many stand on the list of calls, and how it is with these. */
export type NoticeCounts = {
  readonly all: number
  readonly delivered: number
  readonly listed: number
  readonly toCall: number
  readonly reached: number
}

export async function countNotices({ sql: db }: Pick<Store, 'sql'>, traceId: number): Promise<NoticeCounts> {
  const [row] = await db.execute<NoticeCounts & { to_call: number }>(sql`
    select count(*)::int as all, count(delivered_at)::int as delivered,
           count(call_since)::int as listed,
           count(*) filter (where call_since is not null and not ${isSettled})::int as to_call,
           count(*) filter (where call_since is not null and ${isReached})::int as reached
      from exposure_notices where trace_id = ${traceId}`)
  const { all = 0, delivered = 0, listed = 0, to_call: toCall = 0, reached = 0 } = row ?? {}
  return { all, delivered, listed, toCall, reached }
}

export type Call = { readonly outcome: CallOutcome; readonly by: number; readonly now: Date }

/**
 * Ticks somebody off who was called. Gives the person; nothing when nobody of this case is called by that number, or when it
 * stands so already.
 */
export async function tickOffCall(
  { sql: db }: Pick<Store, 'sql'>,
  { traceId, noticeId }: { readonly traceId: number; readonly noticeId: number },
  { outcome, by, now }: Call,
): Promise<number | undefined> {
  const [row] = await db.execute<{ person_id: number }>(sql`
    update exposure_notices set called_at = ${at(now)}, called_by = ${by}, call_outcome = ${outcome}
     where id = ${noticeId} and trace_id = ${traceId} and call_since is not null
       and not (call_outcome is not distinct from ${outcome} and ${isReached}) returning person_id`)
  return row?.person_id
}

const isReached = sql`(call_outcome is not distinct from 'reached')`
const isSettled = sql`(call_outcome is not distinct from 'reached' or delivered_at is not null)`

const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`

type NoticeRow = {
  id: number
  person_id: number
  created_at: string
  is_sent: boolean
  delivered_at: string | null
  call_since: string | null
  called_at: string | null
  call_outcome: CallOutcome | null
}

async function select({ sql: db }: Pick<Store, 'sql'>, which: SQL): Promise<readonly Notice[]> {
  const rows = await db.execute<NoticeRow>(sql`
    select id, person_id, created_at, outbox_id is not null as is_sent, delivered_at, call_since, called_at, call_outcome
      from exposure_notices where ${which}`)
  return rows.map(noticeOf)
}

function noticeOf(row: NoticeRow): Notice {
  return {
    id: row.id,
    personId: row.person_id,
    createdAt: new Date(row.created_at),
    isSent: row.is_sent,
    deliveredAt: momentOf(row.delivered_at),
    callSince: momentOf(row.call_since),
    calledAt: momentOf(row.called_at),
    callOutcome: row.call_outcome ?? undefined,
  }
}

function momentOf(stored: string | null): Date | undefined {
  return stored === null ? undefined : new Date(stored)
}
