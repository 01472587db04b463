import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { findable, openBytes, sealBytes } from './seal.ts'

/**
 * Keeps a photo until its message is handled and gives the token that fetches it: an unguessable one, the same for the
 * same message, so that a repeated upload is kept once.
 */
export async function keepWebPhoto(
  { sql: db, keys }: Store,
  externalId: string,
  photo: Uint8Array,
): Promise<string> {
  const token = Buffer.from(findable(keys, 'webPhoto', `message ${externalId}`)).toString('base64url')
  const sealed = sealBytes(keys, 'webPhoto', photo)
  await db.execute(sql`
    insert into web_photos (token_hash, bytes_sealed, created_at)
    values (${tokenHash(keys, token)}, ${Buffer.from(sealed)}, clock_timestamp())
    on conflict (token_hash) do update set created_at = excluded.created_at`)
  return token
}

/** The photo; as often as it is asked for, because a worker may die between reading it and committing its turn. */
export async function readWebPhoto({ sql: db, keys }: Store, token: string): Promise<Uint8Array | undefined> {
  const rows = await db.execute<{ bytes_sealed: Uint8Array }>(sql`
    select bytes_sealed from web_photos where token_hash = ${tokenHash(keys, token)}`)
  return rows[0] && openBytes(keys, 'webPhoto', rows[0].bytes_sealed)
}

/** Minutes after which a photo goes, once nothing that came with it waits any more. */
const DONE_MINUTES = 5
/** Hours after which a photo goes in any case. */
const LONGEST_HOURS = 24

/**
 * Deletes photos that have been read, and those that nobody read in a day. A photo and its message are stored in the
 * same minute, so one is done with when no unhandled message of the web chat is left from around its time.
 */
export async function deleteReadWebPhotos({ sql: db }: Pick<Store, 'sql'>): Promise<number> {
  const rows = await db.execute(sql`
    delete from web_photos p
     where p.created_at < clock_timestamp() - make_interval(hours => ${LONGEST_HOURS})
        or (p.created_at < clock_timestamp() - make_interval(mins => ${DONE_MINUTES})
            and not exists (select 1 from inbox i where i.channel = 'web' and i.done_at is null
                              and i.received_at between p.created_at - interval '1 minute'
                                                    and p.created_at + make_interval(mins => ${DONE_MINUTES})))
    returning 1`)
  return rows.length
}

function tokenHash(keys: Store['keys'], token: string): Buffer {
  return Buffer.from(findable(keys, 'webPhoto', `token ${token}`))
}
