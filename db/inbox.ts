import postgres from 'postgres'
import type { Database, Store } from './connect.ts'
import { findable, seal } from './seal.ts'
import { newTrace } from './trace.ts'

/** A message as it arrives: the addresses are the messenger's, `body` is what was done, opaque here. */
export type Arrival = {
  readonly channel: string
  readonly externalId: string
  /** Whether the id is made of somebody's address: then a hash of it is kept. */
  readonly idHoldsAddress?: boolean
  readonly chat: { readonly address: string; readonly kind: string }
  readonly senderAddress: string
  readonly album: string | undefined
  readonly sentAt: Date
  readonly body: unknown
}

/** An arrival made ready for the database, so that sealing is done before a batch is written. */
export type SealedArrival = {
  readonly channel: string
  readonly externalId: string
  readonly chat: { readonly hash: Uint8Array; readonly address: string; readonly kind: string }
  readonly senderHash: Uint8Array
  readonly album: string | null
  readonly sentAt: string
  readonly body: Uint8Array
  readonly trace: string
}

/** The keyed hash by which a messenger's address finds its chat. */
export function addressHash(store: Pick<Store, 'keys'>, channel: string, address: string): Uint8Array {
  return findable(store.keys, 'address', `${channel}:${address}`)
}

/** What is kept of an id that is made of an address: the same for the same, and nobody reads the address out of it. */
function hiddenId({ keys }: Pick<Store, 'keys'>, channel: string, externalId: string): string {
  const hash = findable(keys, 'arrival', `${channel}:${externalId}`)
  return `event ${Buffer.from(hash).toString('base64url')}`
}

/** Gives hashes of addresses, and remembers the last ones: making one costs a quarter of sealing a message. */
export type AddressHashes = (channel: string, address: string) => Uint8Array

export function rememberAddressHashes(store: Pick<Store, 'keys'>, limit: number): AddressHashes {
  const known = new Map<string, Uint8Array>()
  return (channel, address) => {
    const name = `${channel}:${address}`
    const found = known.get(name) ?? addressHash(store, channel, address)
    known.set(name, found)
    const [oldest] = known.size > limit ? known.keys() : []
    if (oldest !== undefined) known.delete(oldest)
    return found
  }
}

export function sealArrival(
  store: Pick<Store, 'keys'>,
  arrival: Arrival,
  hashOf: AddressHashes = (channel, address) => addressHash(store, channel, address),
): SealedArrival {
  const { channel, chat } = arrival
  const hash = hashOf(channel, chat.address)
  const own = arrival.senderAddress === chat.address
  return {
    channel,
    externalId: arrival.idHoldsAddress ? hiddenId(store, channel, arrival.externalId) : arrival.externalId,
    chat: { ...chat, hash },
    senderHash: own ? hash : hashOf(channel, arrival.senderAddress),
    album: arrival.album ?? null,
    sentAt: arrival.sentAt.toISOString(),
    body: seal(store.keys, 'inbox', arrival.body),
    trace: newTrace(),
  }
}

/**
 * Writes arrivals in their order; one that was seen before (same channel and external id) changes nothing. Most chats
 * are known, so chats are made only when a first try misses some. That takes a statement of its own: a chat that another
 * process is just making would be invisible to one statement that does both, and its message would be lost.
 */
export async function storeArrivals(
  database: Pick<Database, 'client' | 'keys'>,
  arrivals: readonly SealedArrival[],
): Promise<void> {
  if ((await insertArrivals(database, arrivals)) === arrivals.length) return
  await makeChats(database, arrivals)
  const stored = await insertArrivals(database, arrivals)
  if (stored !== arrivals.length) throw new Error('a chat was neither found nor made')
}

/** Inserts the arrivals whose chats are known; gives how many these are. */
async function insertArrivals(
  { client }: Pick<Database, 'client'>,
  arrivals: readonly SealedArrival[],
): Promise<number> {
  const column = <Value>(pick: (arrival: SealedArrival) => Value) => arrivals.map(pick)
  const bytesColumn = (pick: (arrival: SealedArrival) => Uint8Array) => client.types.byteaList(column(pick))
  const [row] = await client<{ known: number }[]>`
    with arrived as materialized (
      select a.*, (select c.id from chats c where c.channel = a.channel and c.address_hash = a.hash) as chat_id
        from unnest(${column((a) => a.channel)}::text[], ${column((a) => a.externalId)}::text[],
                    ${bytesColumn((a) => a.chat.hash)}::bytea[], ${bytesColumn((a) => a.senderHash)}::bytea[],
                    ${column((a) => a.album)}::text[], ${bytesColumn((a) => a.body)}::bytea[],
                    ${column((a) => a.sentAt)}::text[]::timestamptz[], ${column((a) => a.trace)}::text[])
             with ordinality as a (channel, external_id, hash, sender, album, body, sent_at, trace, place)
    ), stored as (
      insert into inbox (channel, external_id, chat_id, sender_hash, album, body_sealed, sent_at, trace)
      select channel, external_id, chat_id, sender, album, body, least(sent_at, clock_timestamp()), trace
        from arrived where chat_id is not null order by place
      on conflict (channel, external_id) do nothing
    )
    select count(chat_id)::int as known from arrived`
  return row?.known ?? 0
}

async function makeChats(
  { client, keys }: Pick<Database, 'client' | 'keys'>,
  arrivals: readonly SealedArrival[],
): Promise<void> {
  const chats = arrivals.map(({ channel, chat }) => ({
    channel,
    ...chat,
    sealed: seal(keys, 'address', chat.address),
  }))
  const bytesColumn = (pick: (chat: (typeof chats)[number]) => Uint8Array) =>
    client.types.byteaList(chats.map(pick))
  await client`
    insert into chats (channel, kind, address_hash, address_sealed)
    select distinct on (a.channel, a.hash) a.channel, a.kind, a.hash, a.address
      from unnest(${chats.map((chat) => chat.channel)}::text[], ${chats.map((chat) => chat.kind)}::text[],
                  ${bytesColumn((chat) => chat.hash)}::bytea[], ${bytesColumn((chat) => chat.sealed)}::bytea[])
           as a (channel, kind, hash, address)
     where not exists (select 1 from chats c where c.channel = a.channel and c.address_hash = a.hash)
    on conflict do nothing`
}

/** Puts what may be kept of some messages in the place of what they said. */
export async function replaceBodies(
  { client, keys }: Pick<Store, 'client' | 'keys'>,
  inboxIds: readonly number[],
  body: unknown,
): Promise<void> {
  const sealed = seal(keys, 'inbox', body)
  await client`
    update inbox set body_sealed = ${Buffer.from(sealed)} where id = any(${[...inboxIds]}::bigint[])`
}

/** Classes of SQLSTATE that are about the values of a row: data exceptions and broken constraints. */
const REFUSALS = new Set(['22', '23'])

/** Whether the database will never take a row as it is; any other error is about the database itself. */
export function isRefusal(error: unknown): boolean {
  return error instanceof postgres.PostgresError && REFUSALS.has(error.code.slice(0, 2))
}

/** Those of some messages that came before, by the messenger's ids. */
export async function knownArrivals(
  { client }: Pick<Store, 'client'>,
  channel: string,
  externalIds: readonly string[],
): Promise<Set<string>> {
  if (externalIds.length === 0) return new Set()
  const rows = await client<{ external_id: string }[]>`
    select external_id from inbox where channel = ${channel} and external_id = any(${[...externalIds]}::text[])`
  return new Set(rows.map((row) => row.external_id))
}

/** Events of Zalo that are no message: the account, what, in which chat, when. No id of a message has as many parts. */
const ID_WITH_ADDRESS = '%:%:%:%'

/** Hides the addresses in ids that were written before they were hidden; done again it finds nothing. */
export async function hideIdsOfBefore({ client, keys }: Pick<Store, 'client' | 'keys'>): Promise<void> {
  const rows = await client<{ channel: string; external_id: string }[]>`
    select channel, external_id from inbox where channel = 'zalo' and external_id like ${ID_WITH_ADDRESS}`
  for (const { channel, external_id: shown } of rows) {
    const hidden = hiddenId({ keys }, channel, shown)
    // Brought again meanwhile, the event has its row already.
    await client`
      update inbox i set external_id = ${hidden} where channel = ${channel} and external_id = ${shown}
         and not exists (select 1 from inbox o where o.channel = ${channel} and o.external_id = ${hidden})`
    await client`delete from inbox where channel = ${channel} and external_id = ${shown} and done_at is not null`
  }
}
