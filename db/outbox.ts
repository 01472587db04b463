import { sql } from 'drizzle-orm'
import type { PendingQuery, Row } from 'postgres'
import type { CountedUse } from './chatUses.ts'
import type { Store } from './connect.ts'
import { open, seal } from './seal.ts'
import { newTrace } from './trace.ts'

/** Replies go before pushes, pushes before broadcasts. */
export const MESSAGE_CLASSES = { reply: 0, push: 1, broadcast: 2 } as const
export type MessageClass = keyof typeof MESSAGE_CLASSES

/** The class that a row's number is. */
export function classOf(number: number): MessageClass {
  if (number === MESSAGE_CLASSES.reply) return 'reply'
  return number === MESSAGE_CLASSES.push ? 'push' : 'broadcast'
}

/** A message that is to be delivered; `body` is opaque here. */
export type Outgoing = { readonly chatId: number; readonly class: MessageClass; readonly body: unknown }

/** What a turn leaves behind, written in one statement as the last thing of its transaction. */
export type TurnEnd = {
  readonly inboxIds: readonly number[]
  readonly outcome: string
  readonly chatId: number
  readonly senderHash: Uint8Array
  /** Whose turn it was, to note that the account is in use. */
  readonly personId?: number | undefined
  /** The new session; `undefined` leaves the stored one as it is. */
  readonly session: unknown
  readonly outgoing: readonly Outgoing[]
  /** That of the message, which its answers carry on. */
  readonly trace: string
  /** What is added to the counts of the chat, and when it was done. */
  readonly used?: { readonly at: Date; readonly uses: readonly CountedUse[] } | undefined
}

/**
 * Ends a turn as the last statement of its transaction: its messages are done, its session is kept, its replies wait in
 * the outbox. The transaction fails when a message was already done, so that a turn that lost its claim leaves nothing.
 */
export async function endTurn(store: Store, end: TurnEnd): Promise<void> {
  await store.last(turnEnding(store, end))
}

/** The statement that ends a turn, for a transaction in which another follows. */
export function turnEnding(store: Store, end: TurnEnd): PendingQuery<Row[]> {
  const { client, keys } = store
  const session = end.session === undefined ? null : bytea(seal(keys, 'session', end.session))
  const { chatIds, classes, bodies } = columnsOf(end.outgoing, keys)
  return client`
    select end_turn(${[...end.inboxIds]}::bigint[], ${end.outcome}, ${end.chatId}, ${bytea(end.senderHash)},
                    ${end.personId ?? null}, ${session},
                    ${chatIds}::bigint[], ${classes}::smallint[], ${client.types.byteaList(bodies)}, ${end.trace},
                    ${end.used?.at.toISOString() ?? null}::text::timestamptz,
                    ${end.used ? JSON.stringify(end.used.uses) : null}::text::json)`
}

/** Puts messages into the outbox outside a turn: summaries, notices. All of them carry one trace, a new one if none is given. */
export async function enqueue(
  { client, keys }: Store,
  outgoing: readonly Outgoing[],
  trace: string = newTrace(),
): Promise<void> {
  const { chatIds, classes, bodies } = columnsOf(outgoing, keys)
  await client`
    select enqueue(${chatIds}::bigint[], ${classes}::smallint[], ${client.types.byteaList(bodies)}, ${trace})`
}

/** The same of one message whose way is followed: gives its number, or nothing when its chat is gone. */
export async function enqueueFollowed(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  { chatId, class: kind, body }: Outgoing,
): Promise<number | undefined> {
  const [row] = await db.execute<{ id: number }>(sql`
    insert into outbox (chat_id, channel, class, body_sealed, trace)
    select c.id, c.channel, ${MESSAGE_CLASSES[kind]}::smallint, ${bytea(seal(keys, 'outbox', body))}::bytea, ${newTrace()}
      from chats c where c.id = ${chatId} returning id`)
  return row?.id
}

function columnsOf(outgoing: readonly Outgoing[], keys: Store['keys']) {
  return {
    chatIds: outgoing.map((message) => message.chatId),
    classes: outgoing.map((message) => MESSAGE_CLASSES[message.class]),
    bodies: outgoing.map((message) => seal(keys, 'outbox', message.body)),
  }
}

function bytea(content: Uint8Array): Buffer {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength)
}

/** A message under delivery, leased until its time runs out. */
export type DueMessage = {
  readonly id: number
  readonly attempts: number
  readonly class: number
  /** Absent of what was written before there were traces. */
  readonly trace: string | undefined
  readonly createdAt: Date
  /** When it was leased for this attempt. */
  readonly leasedAt: Date
  readonly body: unknown
  readonly chat: {
    readonly id: number
    readonly kind: string
    readonly address: string
    readonly unreachable: boolean
    /** Its messages wait until the person writes. */
    readonly parked: boolean
  }
}

type DueRow = {
  id: number
  attempts: number
  class: number
  trace: string | null
  created_at: string
  leased_at: string
  body_sealed: Uint8Array
  chat_id: number
  kind: string
  address_sealed: Uint8Array
  unreachable: boolean
  parked: boolean
}

/**
 * Leases a channel's messages that may go now, down to a class: of each chat only the foremost, by class and then by age, so that a chat's order is
 * kept while many chats are served at once. A message whose sender died comes back when `leaseSeconds` are over. One
 * that can't be opened is given up here, so that its chat goes on. Why it waited before is over: a message that waits for
 * something has a reason, one under delivery has none.
 */
export async function leaseDue(
  store: Store,
  {
    channel,
    limit,
    leaseSeconds,
    lowest = 'broadcast',
  }: { channel: string; limit: number; leaseSeconds: number; lowest?: MessageClass },
): Promise<DueMessage[]> {
  const rows = await store.client<DueRow[]>`
    select * from lease_due(${channel}, ${MESSAGE_CLASSES[lowest]}::int2, ${limit}, ${leaseSeconds})`
  const messages: DueMessage[] = []
  for (const row of rows) {
    const message = opened(store, row)
    if (message) messages.push(message)
    else await closeMessage(store, row.id, 'given up', 'not to be opened')
  }
  return messages
}

function opened({ keys }: Store, row: DueRow): DueMessage | undefined {
  try {
    return {
      id: row.id,
      attempts: row.attempts,
      class: row.class,
      trace: row.trace ?? undefined,
      createdAt: new Date(row.created_at),
      leasedAt: new Date(row.leased_at),
      body: open(keys, 'outbox', row.body_sealed),
      chat: {
        id: row.chat_id,
        kind: row.kind,
        address: open(keys, 'address', row.address_sealed),
        unreachable: row.unreachable,
        parked: row.parked,
      },
    }
  } catch {
    return undefined
  }
}

/** Keeps a leased message for some more seconds; one that was given back meanwhile is not made to come sooner. */
export async function keepMessage({ sql: db }: Store, id: number, seconds: number): Promise<void> {
  await db.execute(sql`
    update outbox set next_at = greatest(next_at, clock_timestamp() + make_interval(secs => ${seconds}))
     where id = ${id} and done_at is null`)
}

/** What waits in a message's chat behind it, of its class, oldest first; what can't be opened is passed over. */
export async function waitingBehind(
  { sql: db, keys }: Store,
  { id, chat, class: kind }: Pick<DueMessage, 'id' | 'chat' | 'class'>,
  limit: number,
): Promise<unknown[]> {
  const rows = await db.execute<{ body_sealed: Uint8Array }>(sql`
    select body_sealed from outbox
     where chat_id = ${chat.id} and class = ${kind} and id > ${id} and done_at is null order by id limit ${limit}`)
  return rows.flatMap((row) => openedBody(keys, row.body_sealed) ?? [])
}

function openedBody(keys: Store['keys'], sealed: Uint8Array): unknown {
  try {
    return open(keys, 'outbox', sealed)
  } catch {
    return undefined
  }
}

/** A message's end: sent, or why it never will be; overtaken by what happened meanwhile is no failure. */
export async function closeMessage(
  { client }: Pick<Store, 'client'>,
  id: number,
  outcome: 'sent' | 'unreachable' | 'given up' | 'overtaken',
  reason: string | undefined,
): Promise<void> {
  await client`
    update outbox set done_at = clock_timestamp(), outcome = ${outcome}, reason = ${reason ?? null}
     where id = ${id} and done_at is null`
}

/**
 * Gives a leased message back, to go after some seconds; an attempt that never began is not counted. `rest` is what
 * remains to be said when a part of it has been delivered; `aside` lets others of its chat go before it, else those behind
 * it wait as long, so that nobody looks at them in vain. Of which `attempt`
 * it is said keeps whoever stood still for longer than the lease from giving back what another is delivering by now.
 */
export async function releaseMessage(
  { sql: db, keys }: Store,
  id: number,
  {
    afterSeconds,
    counted,
    reason,
    rest,
    aside = false,
    attempt,
  }: {
    afterSeconds: number
    counted: boolean
    reason: string
    rest?: unknown
    aside?: boolean
    attempt?: number
  },
): Promise<void> {
  await db.execute(sql`
    with released as (
      update outbox set next_at = clock_timestamp() + make_interval(secs => ${afterSeconds}),
             attempts = attempts - ${counted ? 0 : 1}, reason = ${reason}, aside = ${aside} ${bodyOf(keys, rest)}
       where id = ${id} and done_at is null and attempts = coalesce(${attempt ?? null}::int, attempts)
      returning chat_id, class, id, next_at, reason, aside
    )
    ${puttingOffBehind('released')}`)
}

/** Lets what stands behind a message of its chat wait until that one is due, and for the same reason; `before` names it in the statement that this is a part of. */
export function puttingOffBehind(before: string) {
  return sql`
    update outbox behind set next_at = before.next_at, reason = before.reason from ${sql.raw(before)} before
     where behind.chat_id = before.chat_id and behind.done_at is null and (behind.class, behind.id) > (before.class, before.id)
       and behind.next_at < before.next_at and not before.aside and not behind.aside`
}

/** Puts what remains of a message in its place, if some of it has gone. */
export function bodyOf(keys: Store['keys'], rest: unknown) {
  return rest === undefined ? sql`` : sql`, body_sealed = ${bytea(seal(keys, 'outbox', rest))}`
}
