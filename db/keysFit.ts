import { createHmac } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { addressHash } from './inbox.ts'
import { type Keys, keyNumberOf, open } from './seal.ts'

/** What keeps keys from being used with a database: some are missing, by their numbers, or are not those it was written with. */
export type Misfit = { readonly missing: readonly number[] } | 'other keys'

/** Chats looked at from either end: the oldest and the newest were sealed longest ago and last. */
const CHATS_AT_EACH_END = 20
/** Where the database keeps by what its keys are known. */
const FACTS = 'keys'
const FIND = 'find'
const SEAL = 'seal '
/** As many as tell keys apart for certain. */
const MARK_BYTES = 16

/**
 * Whether the store's keys are those that the database was written with. It knows each that has sealed here by a mark, until
 * the key is given up; a database of before marks knows them by its chats. One that nobody has used yet takes any keys.
 */
export async function misfitOf(store: Pick<Store, 'sql' | 'keys'>): Promise<Misfit | undefined> {
  const [marks, chats] = [await marksIn(store), await chatsIn(store)]
  const { keys } = store
  const numbers = [...marks.keys()].flatMap((name) =>
    name.startsWith(SEAL) ? [Number(name.slice(SEAL.length))] : [],
  )
  const used = [...new Set([...numbers, ...chats.map(({ number }) => number)])]
  if ([...marks].some(([name, mark]) => isOther(keys, name, mark))) return 'other keys'
  if (used.some((number) => opensNothing(store, chats, number))) return 'other keys'
  const missing = used.filter((number) => keys.openers.get(number) === undefined).sort((a, b) => a - b)
  return missing.length > 0 ? { missing } : undefined
}

/** Marks the key that seals and the one that finds, and those of a database of before marks, so that a later start misses them. */
export async function markKeys(store: Store): Promise<void> {
  const { keys } = store
  const numbers = new Set([keys.current, ...(await chatsIn(store)).map(({ number }) => number)])
  const marks = [...numbers].flatMap((number) => {
    const key = keys.openers.get(number)
    return key ? [{ name: `${SEAL}${number}`, value: markOf(key) }] : []
  })
  for (const { name, value } of [...marks, { name: FIND, value: markOf(keys.find) }])
    await store.sql.execute(sql`
      insert into channel_facts (channel, name, value) values (${FACTS}, ${name}, ${value}) on conflict do nothing`)
}

/** A key is given up: the database may be opened without it. */
export async function forgetMark({ sql: db }: Pick<Store, 'sql'>, number: number): Promise<void> {
  await db.execute(sql`delete from channel_facts where channel = ${FACTS} and name = ${`${SEAL}${number}`}`)
}

async function marksIn({ sql: db }: Pick<Store, 'sql'>): Promise<ReadonlyMap<string, string>> {
  const rows = await db.execute<{ name: string; value: string }>(sql`
    select name, value from channel_facts where channel = ${FACTS}`)
  return new Map(rows.map(({ name, value }) => [name, value]))
}

/** A hash of the key, which is random: it tells keys apart, and nobody gets the key out of it. */
function markOf(key: Uint8Array): string {
  return createHmac('sha256', key)
    .update('khaibao key')
    .digest()
    .subarray(0, MARK_BYTES)
    .toString('base64url')
}

/** Whether a key is there and bears another mark. */
function isOther({ openers, find }: Keys, name: string, mark: string): boolean {
  const key = name === FIND ? find : openers.get(Number(name.slice(SEAL.length)))
  return key !== undefined && markOf(key) !== mark
}

type SealedChat = { channel: string; hash: Uint8Array; sealed: Uint8Array; number: number }

async function chatsIn({ sql: db }: Pick<Store, 'sql'>): Promise<SealedChat[]> {
  const rows = await db.execute<Omit<SealedChat, 'number'>>(sql`
    select channel, address_hash as hash, address_sealed as sealed from (
      (select * from chats order by id limit ${CHATS_AT_EACH_END}) union
      (select * from chats order by id desc limit ${CHATS_AT_EACH_END})) as ends`)
  return rows.flatMap((row) => {
    const number = keyNumberOf(row.sealed)
    return number === undefined ? [] : [{ ...row, number }]
  })
}

/** Whether a key is there, and of all the chats sealed under its number none is opened by it and found again. */
function opensNothing(store: Pick<Store, 'keys'>, chats: readonly SealedChat[], number: number): boolean {
  const those = chats.filter((chat) => chat.number === number)
  if (store.keys.openers.get(number) === undefined || those.length === 0) return false
  return !those.some((chat) => isOpened(store, chat))
}

function isOpened(store: Pick<Store, 'keys'>, { channel, hash, sealed }: SealedChat): boolean {
  try {
    return Buffer.from(addressHash(store, channel, open<string>(store.keys, 'address', sealed))).equals(hash)
  } catch {
    return false
  }
}
