import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { open } from './seal.ts'

/**
 * Why a message waits: an album that is not whole, a photo under way, a failure to be tried again. All times are the
 * database's, because the clocks of the processes that share it may differ.
 */

/** The most photos that one act can have: what messengers allow in an album. */
const ALBUM_LIMIT = 10

export type AlbumPhoto = { readonly inboxId: number; readonly body: unknown }

/** The photos of an album that have come so far, oldest first, and the seconds since the newest came. */
export async function albumSoFar(
  { sql: db, keys }: Store,
  chatId: number,
  album: string,
): Promise<{ readonly photos: readonly AlbumPhoto[]; readonly quietSeconds: number }> {
  const rows = await db.execute<{ id: number; body_sealed: Uint8Array; quiet: number }>(sql`
    select id, body_sealed, extract(epoch from clock_timestamp() - max(received_at) over ())::float8 as quiet
      from inbox where chat_id = ${chatId} and album = ${album} and done_at is null
     order by id limit ${ALBUM_LIMIT}`)
  const photos = rows.map((row) => ({ inboxId: row.id, body: open(keys, 'inbox', row.body_sealed) }))
  return { photos, quietSeconds: rows[0]?.quiet ?? 0 }
}

/** Makes a message wait for some seconds; its chat's younger messages wait with it. */
export async function postpone({ sql: db }: Store, inboxId: number, seconds: number): Promise<void> {
  await db.execute(sql`
    update inbox set next_at = clock_timestamp() + make_interval(secs => ${seconds}), waits_for_place = false
     where id = ${inboxId}`)
}

/** Counts an attempt and leases the message, before its photo is fetched and read with no connection held. */
export async function leaseTurn(
  { sql: db }: Store,
  inboxId: number,
  lease: string,
  seconds: number,
): Promise<void> {
  await db.execute(sql`
    update inbox set attempts = attempts + 1, lease = ${lease}, waits_for_place = false,
           next_at = clock_timestamp() + make_interval(secs => ${seconds})
     where id = ${inboxId}`)
}

/** Takes back an attempt that was counted with the lease and that the database ended, whoever has the message by now. */
export async function uncountAttempt({ sql: db }: Pick<Store, 'sql'>, inboxId: number): Promise<void> {
  await db.execute(sql`
    update inbox set attempts = greatest(attempts - 1, 0) where id = ${inboxId} and done_at is null`)
}

/** How often a message was tried, as far as it is counted. */
export async function attemptsOf({ sql: db }: Store, inboxId: number): Promise<number> {
  const rows = await db.execute<{ attempts: number }>(sql`select attempts from inbox where id = ${inboxId}`)
  return rows[0]?.attempts ?? 0
}

/** Notes how often a message has failed, and lets its chat go on with it after some seconds. */
export async function retryTurn(
  { sql: db }: Store,
  {
    inboxId,
    chatId,
    attempts,
    seconds,
  }: { inboxId: number; chatId: number; attempts: number; seconds: number },
): Promise<void> {
  await db.execute(
    sql`update inbox set attempts = ${attempts}, lease = null, waits_for_place = false where id = ${inboxId}`,
  )
  await resumeChat({ sql: db }, chatId, seconds)
}

/**
 * Lets the messages of a chat be handled after some seconds. Those that came while its oldest was under way were made
 * to wait as long as that one might have taken.
 */
export async function resumeChat(
  { sql: db }: Pick<Store, 'sql'>,
  chatId: number,
  seconds: number,
): Promise<void> {
  await db.execute(sql`
    update inbox set next_at = clock_timestamp() + make_interval(secs => ${seconds})
     where chat_id = ${chatId} and done_at is null`)
}
