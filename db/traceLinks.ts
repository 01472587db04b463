import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { findable } from './seal.ts'

/** The page of a case's names, for one official who asked for it in one chat. */
export type NewTraceLink = {
  readonly traceId: number
  readonly personId: number
  readonly chatId: number
  readonly now: Date
  readonly expiresAt: Date
}

/** What stands behind a link that may be opened, or behind a page that may be read. */
export type TraceLink = {
  readonly traceId: number
  readonly personId: number
  readonly chatId: number
}

/** Keeps a link by its token's hash. Those of the chat to this case that were not opened end here: one at most is open. */
export async function makeTraceLink(
  { sql: db, keys }: Store,
  token: string,
  { traceId, personId, chatId, now, expiresAt }: NewTraceLink,
): Promise<void> {
  await db.execute(sql`
    delete from trace_links where chat_id = ${chatId} and trace_id = ${traceId} and reading_hash is null`)
  await db.execute(sql`
    insert into trace_links (token_hash, trace_id, person_id, chat_id, created_at, expires_at)
    values (${hashOf(keys, token)}, ${traceId}, ${personId}, ${chatId}, ${now.toISOString()}, ${expiresAt.toISOString()})`)
}

type LinkRow = { trace_id: number; person_id: number; chat_id: number }

function linkOf(row: LinkRow): TraceLink {
  return {
    traceId: row.trace_id,
    personId: row.person_id,
    chatId: row.chat_id,
  }
}

/** The link of a token that was not opened yet. */
export async function findTraceLink(
  { sql: db, keys }: Store,
  token: string,
  now: Date,
): Promise<TraceLink | undefined> {
  const [row] = await db.execute<LinkRow>(sql`
    select trace_id, person_id, chat_id from trace_links
     where token_hash = ${hashOf(keys, token)} and reading_hash is null and expires_at > ${now.toISOString()}`)
  return row && linkOf(row)
}

/** Opens a link: from now on whoever holds another token too reads the page there, until a moment. False when it was opened already. */
export async function openTraceLink(
  { sql: db, keys }: Store,
  token: string,
  { reading, readUntil, now }: { readonly reading: string; readonly readUntil: Date; readonly now: Date },
): Promise<boolean> {
  const opened = await db.execute(sql`
    update trace_links set reading_hash = ${hashOf(keys, reading)}, read_until = ${readUntil.toISOString()}
     where token_hash = ${hashOf(keys, token)} and reading_hash is null and expires_at > ${now.toISOString()}
    returning 1`)
  return opened.length > 0
}

/** The page that is read at a link by whoever holds the token of its opening, and until when. */
export async function findTraceReading(
  { sql: db, keys }: Store,
  { token, reading }: { readonly token: string; readonly reading: string },
  now: Date,
): Promise<(TraceLink & { readonly readUntil: Date }) | undefined> {
  const [row] = await db.execute<LinkRow & { read_until: string }>(sql`
    select trace_id, person_id, chat_id, read_until from trace_links
     where reading_hash = ${hashOf(keys, reading)} and token_hash = ${hashOf(keys, token)}
       and read_until > ${now.toISOString()}`)
  return row && { ...linkOf(row), readUntil: new Date(row.read_until) }
}

function hashOf(keys: Store['keys'], token: string): Buffer {
  return Buffer.from(findable(keys, 'traceLink', token))
}
