import { and, asc, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { dataRequests } from './schema/index.ts'
import { open, seal } from './seal.ts'

/** What a person asks by their rights. `other` is in their own words, for the operator. */
export type RequestKind = 'view' | 'copy' | 'correct' | 'withdraw' | 'erase' | 'other'

/** By when the law wants a request answered and done. */
export type Deadlines = { readonly answerBy: Date; readonly doBy: Date }

export type NewRequest = Deadlines & {
  readonly personId: number
  readonly kind: RequestKind
  readonly words?: string
  readonly askedAt: Date
  /** The bot did it as it was asked. */
  readonly done: boolean
}

export type DataRequest = Deadlines & {
  readonly id: number
  readonly personId: number | null
  /** How logs name whoever asked; nobody's name once they are erased. */
  readonly personLogId: string
  readonly kind: RequestKind
  readonly words: string | undefined
  readonly answer: string | undefined
  readonly askedAt: Date
  readonly answeredAt: Date | null
  readonly doneAt: Date | null
}

/** Records a request; gives its number. */
export async function recordRequest({ sql: db, keys }: Store, asked: NewRequest): Promise<number> {
  const { personId, kind, words, askedAt, answerBy, doBy, done } = asked
  const [row] = await db
    .insert(dataRequests)
    .values({
      personLogId: sql`(select log_id from persons where id = ${personId})`,
      personId,
      kind,
      askedSealed: words === undefined ? null : seal(keys, 'request', words),
      askedAt,
      answerBy,
      doBy,
      ...(done && { answeredAt: askedAt, doneAt: askedAt }),
    })
    .returning({ id: dataRequests.id })
  if (!row) throw new Error('a request was not inserted')
  return row.id
}

/** How many requests of a kind a person has made since a moment. */
export async function requestsSince(
  { sql: db }: Store,
  personId: number,
  kind: RequestKind,
  since: Date,
): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from data_requests
     where person_id = ${personId} and kind = ${kind} and asked_at >= ${since.toISOString()}::timestamptz`)
  return row?.count ?? 0
}

/** A person's requests, the newest first. */
export async function requestsOf(store: Store, personId: number, limit: number): Promise<DataRequest[]> {
  const rows = await store.sql
    .select()
    .from(dataRequests)
    .where(eq(dataRequests.personId, personId))
    .orderBy(desc(dataRequests.askedAt), desc(dataRequests.id))
    .limit(limit)
  return rows.map((row) => requestOf(store, row))
}

/** Those of a person's requests that wait, the newest first. */
export async function openRequestsOf(store: Store, personId: number, limit: number): Promise<DataRequest[]> {
  const rows = await store.sql
    .select()
    .from(dataRequests)
    .where(and(eq(dataRequests.personId, personId), isNull(dataRequests.doneAt)))
    .orderBy(desc(dataRequests.askedAt), desc(dataRequests.id))
    .limit(limit)
  return rows.map((row) => requestOf(store, row))
}

/** What must still be answered or done for somebody, the most urgent first. Of whoever is gone nothing must. */
export async function openRequests(store: Store, limit: number): Promise<DataRequest[]> {
  const rows = await store.sql
    .select()
    .from(dataRequests)
    .where(
      and(isNotNull(dataRequests.personId), or(isNull(dataRequests.answeredAt), isNull(dataRequests.doneAt))),
    )
    .orderBy(asc(dataRequests.answerBy), asc(dataRequests.id))
    .limit(limit)
  return rows.map((row) => requestOf(store, row))
}

export async function requestById(store: Store, id: number): Promise<DataRequest | undefined> {
  const [row] = await store.sql.select().from(dataRequests).where(eq(dataRequests.id, id))
  return row && requestOf(store, row)
}

/** Keeps an answer, the first or a better one. False when there is no such request of anybody known. */
export async function answerRequest(
  { sql: db, keys }: Store,
  id: number,
  answer: string,
  answeredAt: Date,
): Promise<boolean> {
  const answered = await db
    .update(dataRequests)
    .set({ answerSealed: seal(keys, 'request', answer), answeredAt })
    .where(and(eq(dataRequests.id, id), isNotNull(dataRequests.personId)))
    .returning({ id: dataRequests.id })
  return answered.length > 0
}

/** Notes that a request was done, and with it answered. False when there is none that waits. */
export async function finishRequest({ sql: db }: Store, id: number, doneAt: Date): Promise<boolean> {
  const finished = await db
    .update(dataRequests)
    .set({
      doneAt,
      answeredAt: sql`coalesce(${dataRequests.answeredAt}, ${doneAt.toISOString()}::timestamptz)`,
    })
    .where(and(eq(dataRequests.id, id), isNull(dataRequests.doneAt)))
    .returning({ id: dataRequests.id })
  return finished.length > 0
}

/** How many requests of people who are still known wait for an answer or will soon have to be done, and how many are late. */
export async function requestsDue(
  { sql: db }: Pick<Store, 'sql'>,
  now: Date,
  soon: Date,
): Promise<{ readonly waiting: number; readonly late: number }> {
  const at = now.toISOString()
  const [row] = await db.execute<{ waiting: number; late: number }>(sql`
    select count(*) filter (where answered_at is null or do_by <= ${soon.toISOString()}::timestamptz)::int as waiting,
           count(*) filter (where (answered_at is null and answer_by <= ${at}::timestamptz)
                               or do_by <= ${at}::timestamptz)::int as late
      from data_requests where done_at is null and person_id is not null`)
  return row ?? { waiting: 0, late: 0 }
}

function requestOf({ keys }: Store, row: typeof dataRequests.$inferSelect): DataRequest {
  const opened = (sealed: Uint8Array | null) =>
    sealed === null ? undefined : open<string>(keys, 'request', sealed)
  const { id, personId, personLogId, kind, askedAt, answerBy, doBy, answeredAt, doneAt } = row
  return {
    id,
    personId,
    personLogId,
    kind: kind as RequestKind,
    words: opened(row.askedSealed),
    answer: opened(row.answerSealed),
    askedAt,
    answerBy,
    doBy,
    answeredAt,
    doneAt,
  }
}
