import { createHmac } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { type Keys, open, seal } from './seal.ts'
import { WEB_CHANNEL, webAddressHash, webChatId } from './webChat.ts'

/** A line of a chat: `line` is opaque here, `senderHash` is absent when the bot wrote it. */
export type WebLineRow<Line> = {
  readonly id: string
  readonly line: Line
  readonly senderHash: Uint8Array | undefined
  readonly at: Date
  /** Of a line that is told because it was changed: by what the change is known, where to read on. */
  readonly mark?: string
}

/**
 * Keeps what a person did, in the order of arrival, and makes the chat when it is new. `known` when the same line is
 * there already, `taken` when somebody else has used the id.
 */
export async function storePersonLine(
  store: Store,
  {
    chat,
    senderAddress,
    id,
    line,
  }: {
    readonly chat: { readonly address: string; readonly kind: string }
    readonly senderAddress: string
    readonly id: string
    readonly line: unknown
  },
): Promise<'stored' | 'known' | 'taken'> {
  const chatId = await webChatId(store, chat)
  const senderHash = webAddressHash(store, senderAddress)
  if (await insertLine(store, { chatId, id, senderHash, line })) return 'stored'
  const rows = await store.sql.execute<{ own: boolean }>(sql`
    select sender_hash = ${senderHash} as own from web_messages where chat_id = ${chatId} and source_id = ${id}`)
  return rows[0]?.own ? 'known' : 'taken'
}

/** Keeps what the bot said. A repeated delivery changes nothing. */
export async function storeBotLine(
  store: Store,
  {
    chatId,
    deliveryId,
    line,
  }: { readonly chatId: number; readonly deliveryId: number; readonly line: unknown },
): Promise<void> {
  await insertLine(store, { chatId, id: deliveryLineId(store.keys, deliveryId), senderHash: null, line })
}

/**
 * Puts a line in the place of another of its chat, and notes behind the newest line that it was changed, for browsers that know
 * it as it was. `of` says whose it is. False when there is no such line; a repeated delivery changes nothing.
 */
export async function replaceWebLine(
  { sql: db, keys }: Store,
  change: {
    readonly chatId: number
    readonly id: string
    readonly of: 'bot' | 'person'
    readonly deliveryId: number
    readonly line: unknown
  },
): Promise<boolean> {
  const note = `${CHANGE_PREFIX}${deliveryLineId(keys, change.deliveryId)}${change.id.slice(-CHANGE_ENDING)}`
  const rows = await db.execute<{ is_there: boolean }>(sql`
    with replaced as materialized (
      select m.id from web_messages m,
             (select pg_advisory_xact_lock(hashtextextended('web lines', ${change.chatId}::bigint)) offset 0) as taken
       where m.chat_id = ${change.chatId}::bigint and m.source_id = ${change.id}
         and (m.sender_hash is null) = ${change.of === 'bot'}
    ), noted as (
      insert into web_messages (chat_id, source_id, body_sealed, created_at)
      select ${change.chatId}::bigint, ${note}, ${Buffer.from(seal(keys, 'webMessage', { changes: change.id }))}::bytea,
             clock_timestamp()
        from replaced on conflict (chat_id, source_id) do nothing returning id
    ), written as (
      update web_messages m set body_sealed = ${Buffer.from(seal(keys, 'webMessage', change.line))}::bytea
        from replaced where m.id = replaced.id and exists (select 1 from noted)
    )
    select exists (select 1 from replaced) as is_there`)
  return rows[0]?.is_there === true
}

/** A note of a change is known by its id; neither a browser's ids nor those of deliveries begin so. */
const CHANGE_PREFIX = 'change-'
/** Letters of a line's id that tell apart what one delivery changes. */
const CHANGE_ENDING = 12

/**
 * Browsers ask for what comes after the last line they know, so a line must never become visible after one with a
 * higher number. The lines of a chat therefore take turns: the lock is held before the number is drawn and let go after
 * the commit. It is not the chat's row that is locked, because a turn of the bot holds that for longer.
 */
async function insertLine(
  { sql: db, keys }: Store,
  line: { chatId: number; id: string; senderHash: Buffer | null; line: unknown },
): Promise<boolean> {
  const rows = await db.execute(sql`
    insert into web_messages (chat_id, source_id, sender_hash, body_sealed, created_at)
    select ${line.chatId}::bigint, ${line.id}, ${line.senderHash}::bytea,
           ${Buffer.from(seal(keys, 'webMessage', line.line))}::bytea, clock_timestamp()
      from (select pg_advisory_xact_lock(hashtextextended('web lines', ${line.chatId}::bigint)) offset 0) as taken
    on conflict (chat_id, source_id) do nothing returning id`)
  return rows.length > 0
}

/** Ids go to browsers, which must learn nothing from them: not the outbox row's number, not how many there are. */
function deliveryLineId(keys: Keys, deliveryId: number): string {
  const digest = createHmac('sha256', keys.find).update(`web delivery\0${deliveryId}`).digest()
  return digest.subarray(0, 16).toString('base64url')
}

/** Which lines of a chat: the newest, those after a known line, or those before it. */
export type WebLineRange = { readonly after?: string | undefined; readonly before?: string | undefined }

/**
 * Lines of a chat, oldest first: after a line the first `limit`, otherwise the last `limit`. None when the line that is
 * named is not there any more. After a line each note of a change is the changed line as it is now, under the note's own mark;
 * elsewhere there are no notes, because all lines are as they are now.
 */
export async function readWebLines<Line>(
  store: Store,
  address: string,
  { after, before }: WebLineRange,
  limit: number,
): Promise<WebLineRow<Line>[]> {
  const mark = (id: string) =>
    sql`(select k.id from web_messages k where k.chat_id = c.id and k.source_id = ${id})`
  const isLine = sql`m.source_id not like ${`${CHANGE_PREFIX}%`}`
  const range = after
    ? sql`and m.id > ${mark(after)}`
    : before
      ? sql`and ${isLine} and m.id < ${mark(before)}`
      : sql`and ${isLine}`
  const rows = await store.sql.execute<LineColumns>(sql`
    select m.source_id, m.sender_hash, m.body_sealed, m.created_at
      from chats c join web_messages m on m.chat_id = c.id
     where c.channel = ${WEB_CHANNEL} and c.address_hash = ${webAddressHash(store, address)} ${range}
     order by m.id ${after ? sql`asc` : sql`desc`} limit ${limit}`)
  if (!after) return rows.map((row) => lineFrom<Line>(store.keys, row)).reverse()
  const lines = await Promise.all(rows.map((row) => lineOrChanged<Line>(store, address, row)))
  return lines.filter((line) => line !== undefined)
}

/** The line of a row; of a note, the line that it says was changed. */
async function lineOrChanged<Line>(
  store: Store,
  address: string,
  row: LineColumns,
): Promise<WebLineRow<Line> | undefined> {
  if (!row.source_id.startsWith(CHANGE_PREFIX)) return lineFrom<Line>(store.keys, row)
  const { changes } = open<{ changes: string }>(store.keys, 'webMessage', row.body_sealed)
  const line = await readWebLine<Line>(store, address, changes)
  return line && { ...line, mark: row.source_id }
}

/** One line of a chat. */
export async function readWebLine<Line>(
  store: Store,
  address: string,
  id: string,
): Promise<WebLineRow<Line> | undefined> {
  const rows = await store.sql.execute<LineColumns>(sql`
    select m.source_id, m.sender_hash, m.body_sealed, m.created_at
      from chats c join web_messages m on m.chat_id = c.id
     where c.channel = ${WEB_CHANNEL} and c.address_hash = ${webAddressHash(store, address)} and m.source_id = ${id}`)
  return rows[0] && lineFrom(store.keys, rows[0])
}

type LineColumns = {
  source_id: string
  sender_hash: Uint8Array | null
  body_sealed: Uint8Array
  created_at: string
}

function lineFrom<Line>(keys: Keys, row: LineColumns): WebLineRow<Line> {
  return {
    id: row.source_id,
    line: open<Line>(keys, 'webMessage', row.body_sealed),
    senderHash: row.sender_hash ?? undefined,
    at: new Date(row.created_at),
  }
}

/** Deletes lines that were kept long enough; how many they were. */
export async function deleteWebLinesBefore({ sql: db }: Pick<Store, 'sql'>, moment: Date): Promise<number> {
  const rows = await db.execute(sql`
    delete from web_messages where created_at < ${moment.toISOString()}::timestamptz returning 1`)
  return rows.length
}
