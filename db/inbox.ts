import postgres from 'postgres'
import type { Database, Store } from './connect.ts'
import { findable, seal } from './seal.ts'

/** A message as it arrives: the addresses are the messenger's, `body` is what was done, opaque here. */
export type Arrival = {
  readonly channel: string
  readonly externalId: string
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
  readonly chatKind: string
  readonly chatHash: Uint8Array
  readonly chatAddress: Uint8Array
  readonly senderHash: Uint8Array
  readonly album: string | null
  readonly sentAt: string
  readonly body: Uint8Array
}

/** The keyed hash by which a messenger's address finds its chat. */
export function addressHash(store: Pick<Store, 'keys'>, channel: string, address: string): Uint8Array {
  return findable(store.keys, 'address', `${channel}:${address}`)
}

export function sealArrival(store: Pick<Store, 'keys'>, arrival: Arrival): SealedArrival {
  const { channel, chat } = arrival
  const chatHash = addressHash(store, channel, chat.address)
  const own = arrival.senderAddress === chat.address
  return {
    channel,
    externalId: arrival.externalId,
    chatKind: chat.kind,
    chatHash,
    chatAddress: seal(store.keys, 'address', chat.address),
    senderHash: own ? chatHash : addressHash(store, channel, arrival.senderAddress),
    album: arrival.album ?? null,
    sentAt: arrival.sentAt.toISOString(),
    body: seal(store.keys, 'inbox', arrival.body),
  }
}

/**
 * Writes arrivals in their order; one that was seen before (same channel and external id) changes nothing. Chats are
 * made first, in a statement of its own: a chat that another process is just making would be invisible to one
 * statement that does both, and its message would be lost.
 */
export async function storeArrivals({ client }: Database, arrivals: readonly SealedArrival[]): Promise<void> {
  const column = <Value>(pick: (arrival: SealedArrival) => Value) => arrivals.map(pick)
  const bytesColumn = (pick: (arrival: SealedArrival) => Uint8Array) => client.types.byteaList(column(pick))
  const channels = column((arrival) => arrival.channel)
  const hashes = bytesColumn((arrival) => arrival.chatHash)
  await client`
    insert into chats (channel, kind, address_hash, address_sealed)
    select distinct on (a.channel, a.hash) a.channel, a.kind, a.hash, a.address
      from unnest(${channels}::text[], ${column((a) => a.chatKind)}::text[], ${hashes}::bytea[],
                  ${bytesColumn((a) => a.chatAddress)}::bytea[]) as a (channel, kind, hash, address)
     where not exists (select 1 from chats c where c.channel = a.channel and c.address_hash = a.hash)
    on conflict do nothing`
  await client`
    insert into inbox (channel, external_id, chat_id, sender_hash, album, body_sealed, sent_at)
    select a.channel, a.external_id, c.id, a.sender, a.album, a.body, least(a.sent_at, clock_timestamp())
      from unnest(${channels}::text[], ${column((a) => a.externalId)}::text[], ${hashes}::bytea[],
                  ${bytesColumn((a) => a.senderHash)}::bytea[], ${column((a) => a.album)}::text[],
                  ${bytesColumn((a) => a.body)}::bytea[], ${column((a) => a.sentAt)}::text[]::timestamptz[])
           with ordinality as a (channel, external_id, hash, sender, album, body, sent_at, place)
      join chats c on c.channel = a.channel and c.address_hash = a.hash
     order by a.place
    on conflict (channel, external_id) do nothing`
}

/** Classes of SQLSTATE that are about the values of a row: data exceptions and broken constraints. */
const REFUSALS = new Set(['22', '23'])

/** Whether the database will never take a row as it is; any other error is about the database itself. */
export function isRefusal(error: unknown): boolean {
  return error instanceof postgres.PostgresError && REFUSALS.has(error.code.slice(0, 2))
}
