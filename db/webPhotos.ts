import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { findable, open, openBytes, sealBytes } from './seal.ts'

/**
 * Keeps a photo until its message is handled and gives the token that fetches it: an unguessable one, the same for the
 * same message, so that a repeated upload is kept once.
 */
export async function keepWebPhoto(
  { sql: db, keys }: Store,
  name: string,
  photo: Uint8Array,
): Promise<string> {
  const token = tokenOf(keys, name)
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

/** Forgets one photo at once. */
export async function forgetWebPhoto({ sql: db, keys }: Store, name: string): Promise<void> {
  await db.execute(sql`delete from web_photos where token_hash = ${tokenHash(keys, tokenOf(keys, name))}`)
}

/** Forgets the photos that people sent in private web chats, by the lines that stand there. */
export async function forgetWebPhotos({ sql: db, keys }: Store, chatIds: readonly number[]): Promise<void> {
  const rows = await db.execute<{ address: Uint8Array; line: string }>(sql`
    select c.address_sealed as address, m.source_id as line from web_messages m join chats c on c.id = m.chat_id
     where m.chat_id = any(${sql.param([...chatIds])}::bigint[]) and m.sender_hash is not null
       and m.created_at > clock_timestamp() - make_interval(hours => ${LONGEST_HOURS})`)
  // As text, because the driver takes an array of bytes for bytes.
  const hashes = rows.map(({ address, line }) => {
    const own = open<string>(keys, 'address', address)
    return tokenHash(keys, tokenOf(keys, photoName(own, own, line))).toString('hex')
  })
  await db.execute(sql`
    delete from web_photos
     where token_hash in (select decode(hash, 'hex') from unnest(${sql.param(hashes)}::text[]) as hash)`)
}

/** What a photo is called by the message that it is: the chat, who sent it, and the sender's own id of it. */
export function photoName(chatAddress: string, senderAddress: string, id: string): string {
  return `${chatAddress} ${senderAddress} ${id}`
}

function tokenOf(keys: Store['keys'], name: string): string {
  return Buffer.from(findable(keys, 'webPhoto', `message ${name}`)).toString('base64url')
}

function tokenHash(keys: Store['keys'], token: string): Buffer {
  return Buffer.from(findable(keys, 'webPhoto', `token ${token}`))
}
