import { type SQL, sql } from 'drizzle-orm'
import type { Database, Store } from './connect.ts'
import { open, seal } from './seal.ts'

/** Sessions read and opened at once: some milliseconds, in which the process does nothing else. */
const OPENED_AT_ONCE = 200

/** What is to stay of a session; undefined where all of it is. */
export type RestOf = (session: unknown) => unknown

type Key = { readonly chatId: number; readonly senderHash: Uint8Array }
type Row = { chat_id: string; sender_hash: Uint8Array; body_sealed: Uint8Array }

/**
 * Takes out of sessions what is to be held no longer, of those that were changed after a moment, or of all. A session is as old
 * afterwards as it was before. A chat that is held by somebody is passed over; false when there was one.
 */
export async function thinSessions(
  database: Pick<Database, 'sql' | 'keys' | 'transaction'>,
  { changedAfter, restOf }: { readonly changedAfter: Date | undefined; readonly restOf: RestOf },
): Promise<boolean> {
  let isWhole = true
  let last: Key | undefined = { chatId: 0, senderHash: new Uint8Array() }
  while (last) {
    const rows: readonly Row[] = await sessionsBehind(database, last, changedAfter)
    for (const row of rows) {
      if (thinned(database.keys, row.body_sealed, restOf) === undefined) continue
      if (!(await database.transaction((store) => thinOne(store, keyOf(row), restOf)))) isWhole = false
    }
    const end: Row | undefined = rows.length === OPENED_AT_ONCE ? rows.at(-1) : undefined
    last = end && keyOf(end)
  }
  return isWhole
}

/** In the order of their key, by which each is read once. Nothing is locked: nearly all of them stay as they are. */
async function sessionsBehind(
  { sql: db }: Pick<Store, 'sql'>,
  { chatId, senderHash }: Key,
  changedAfter: Date | undefined,
): Promise<readonly Row[]> {
  const isRecent: SQL = changedAfter
    ? sql`updated_at > ${changedAfter.toISOString()}::timestamptz`
    : sql`true`
  return db.execute<Row>(sql`
    select chat_id, sender_hash, body_sealed from sessions
     where (chat_id, sender_hash) > (${chatId}, ${Buffer.from(senderHash)}) and ${isRecent}
     order by chat_id, sender_hash limit ${OPENED_AT_ONCE}`)
}

/**
 * Holds the chat as turns do, so that none of them writes meanwhile, and only then reads the session, in a statement of its
 * own: a turn may have ended since it was looked at. False when somebody else holds the chat.
 */
async function thinOne(
  { sql: db, keys }: Store,
  { chatId, senderHash }: Key,
  restOf: RestOf,
): Promise<boolean> {
  const held = await db.execute(sql`
    select 1 from chats where id = ${chatId} for no key update skip locked`)
  if (held.length === 0) return false
  const thisOne = sql`chat_id = ${chatId} and sender_hash = ${Buffer.from(senderHash)}`
  const [row] = await db.execute<Row>(sql`select body_sealed from sessions where ${thisOne}`)
  const rest = row && thinned(keys, row.body_sealed, restOf)
  if (rest === undefined) return true
  await db.execute(sql`
    update sessions set body_sealed = ${Buffer.from(seal(keys, 'session', rest))} where ${thisOne}`)
  return true
}

/** What can't be opened, because its key is gone, tells nobody anything and keeps nobody else's from being thinned. */
function thinned(keys: Store['keys'], sealed: Uint8Array, restOf: RestOf): unknown {
  let session: unknown
  try {
    session = open(keys, 'session', sealed)
  } catch {
    return undefined
  }
  return restOf(session)
}

function keyOf({ chat_id, sender_hash }: Row): Key {
  return { chatId: Number(chat_id), senderHash: sender_hash }
}
