import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { findable, open, seal } from './seal.ts'

/** A page of a venue's log for one owner. What it shows is opaque here. */
export type NewLogLink = {
  readonly venueId: number
  readonly personId: number
  readonly chatId: number
  readonly asked: object
  readonly language: string
  readonly now: Date
  readonly expiresAt: Date
}

/** What stands behind a link that may be opened, or behind a page that may be read. */
export type LogLink<Shown> = {
  readonly venueId: number
  readonly personId: number
  readonly chatId: number
  readonly shown: Shown
  readonly language: string
  /** Until when the page can be read; nothing for a link that was not opened. */
  readonly readUntil: Date | undefined
}

/** Keeps a link by its token's hash. Those of the chat to this venue's log that were not opened end here: one at most is open. */
export async function makeLogLink(
  { sql: db, keys }: Store,
  token: string,
  { venueId, personId, chatId, asked, language, now, expiresAt }: NewLogLink,
): Promise<void> {
  await db.execute(sql`
    delete from log_links where chat_id = ${chatId} and venue_id = ${venueId} and reading_hash is null`)
  await db.execute(sql`
    insert into log_links (token_hash, venue_id, person_id, chat_id, asked_sealed, language, created_at, expires_at)
    values (${hashOf(keys, token)}, ${venueId}, ${personId}, ${chatId}, ${Buffer.from(seal(keys, 'logAsked', asked))},
            ${language}, ${now.toISOString()}, ${expiresAt.toISOString()})`)
}

type LinkRow = {
  venue_id: number
  person_id: number
  chat_id: number
  asked_sealed: Uint8Array
  language: string
  read_until: string | null
}

function linkOf<Shown>(keys: Store['keys'], row: LinkRow): LogLink<Shown> {
  return {
    venueId: row.venue_id,
    personId: row.person_id,
    chatId: row.chat_id,
    shown: open<Shown>(keys, 'logAsked', row.asked_sealed),
    language: row.language,
    readUntil: row.read_until === null ? undefined : new Date(row.read_until),
  }
}

/** The link of a token that was not opened yet. */
export async function findLogLink<Shown>(
  { sql: db, keys }: Store,
  token: string,
  now: Date,
): Promise<LogLink<Shown> | undefined> {
  const [row] = await db.execute<LinkRow>(sql`
    select venue_id, person_id, chat_id, asked_sealed, language, read_until from log_links
     where token_hash = ${hashOf(keys, token)} and reading_hash is null and expires_at > ${now.toISOString()}`)
  return row && linkOf(keys, row)
}

/** Opens a link: from now on the page is read under another token, until a moment. False when it was opened already. */
export async function openLogLink(
  { sql: db, keys }: Store,
  token: string,
  { reading, readUntil, now }: { readonly reading: string; readonly readUntil: Date; readonly now: Date },
): Promise<boolean> {
  const opened = await db.execute(sql`
    update log_links set reading_hash = ${hashOf(keys, reading)}, read_until = ${readUntil.toISOString()}
     where token_hash = ${hashOf(keys, token)} and reading_hash is null and expires_at > ${now.toISOString()}
    returning 1`)
  return opened.length > 0
}

/** The page that is read under a token. */
export async function findLogReading<Shown>(
  { sql: db, keys }: Store,
  reading: string,
  now: Date,
): Promise<LogLink<Shown> | undefined> {
  const [row] = await db.execute<LinkRow>(sql`
    select venue_id, person_id, chat_id, asked_sealed, language, read_until from log_links
     where reading_hash = ${hashOf(keys, reading)} and read_until > ${now.toISOString()}`)
  return row && linkOf(keys, row)
}

/** Keeps what a page shows from now on: it stands in no address, because it may be a name or a number. */
export async function saveLogShown({ sql: db, keys }: Store, reading: string, shown: object): Promise<void> {
  await db.execute(sql`
    update log_links set asked_sealed = ${Buffer.from(seal(keys, 'logAsked', shown))}
     where reading_hash = ${hashOf(keys, reading)}`)
}

function hashOf(keys: Store['keys'], token: string): Buffer {
  return Buffer.from(findable(keys, 'logLink', token))
}
