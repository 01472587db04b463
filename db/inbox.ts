import { sql } from 'drizzle-orm'
import type { Database, Store } from './connect.ts'
import { findable, open, seal } from './seal.ts'

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

/** A message that is to be handled now, with all that its turn needs to know. Its chat is locked. */
export type Claim = {
  readonly inboxId: number
  readonly attempts: number
  readonly album: string | undefined
  readonly externalId: string
  readonly chat: {
    readonly id: number
    readonly kind: string
    readonly channel: string
    readonly address: string
  }
  readonly chatLanguage: string | undefined
  readonly senderHash: Uint8Array
  readonly body: unknown
  readonly sentAt: Date
  readonly receivedAt: Date
  readonly person: { readonly id: number; readonly logId: string; readonly profile: unknown } | undefined
  readonly session: unknown
}

type DetailsRow = {
  chat_id: number
  chat_kind: string
  channel: string
  chat_address: Uint8Array
  chat_language: string | null
  inbox_id: number
  external_id: string
  sender_hash: Uint8Array
  album: string | null
  body: Uint8Array
  sent_at: string
  received_at: string
  attempts: number
  person_id: number | null
  person_log_id: string | null
  person_profile: Uint8Array | null
  session: Uint8Array | null
}

/** Claims the next turn inside a transaction: a claim, 'again' when there may be another, or nothing due. */
export async function claimTurn(store: Store): Promise<Claim | 'again' | undefined> {
  const rows = await store.sql.execute<DetailsRow & { state: string }>(sql`select * from claim_turn()`)
  const row = rows[0]
  if (!row) return undefined
  return row.state === 'ready' ? claimFrom(store, row) : 'again'
}

/** Takes up a leased message again, if the lease is still held. */
export async function resumeTurn(store: Store, inboxId: number, lease: string): Promise<Claim | undefined> {
  const rows = await store.sql.execute<DetailsRow>(sql`select * from resume_turn(${inboxId}, ${lease})`)
  return rows[0] && claimFrom(store, rows[0])
}

function claimFrom({ keys }: Store, row: DetailsRow): Claim {
  return {
    inboxId: row.inbox_id,
    attempts: row.attempts,
    album: row.album ?? undefined,
    externalId: row.external_id,
    chat: {
      id: row.chat_id,
      kind: row.chat_kind,
      channel: row.channel,
      address: open(keys, 'address', row.chat_address),
    },
    chatLanguage: row.chat_language ?? undefined,
    senderHash: row.sender_hash,
    body: open(keys, 'inbox', row.body),
    sentAt: new Date(row.sent_at),
    receivedAt: new Date(row.received_at),
    person:
      row.person_id !== null && row.person_log_id !== null && row.person_profile !== null
        ? { id: row.person_id, logId: row.person_log_id, profile: open(keys, 'profile', row.person_profile) }
        : undefined,
    session: row.session ? open(keys, 'session', row.session) : undefined,
  }
}

/** The photos of an album that have come so far, oldest first, and when the newest of them came. */
export async function albumSoFar(
  { sql: db, keys }: Store,
  chatId: number,
  album: string,
): Promise<{ readonly inboxId: number; readonly body: unknown; readonly receivedAt: Date }[]> {
  const rows = await db.execute<{ id: number; body_sealed: Uint8Array; received_at: string }>(sql`
    select id, body_sealed, received_at from inbox
     where chat_id = ${chatId} and album = ${album} and done_at is null order by id limit 10`)
  return rows.map((row) => ({
    inboxId: row.id,
    body: open(keys, 'inbox', row.body_sealed),
    receivedAt: new Date(row.received_at),
  }))
}

/** Makes a message wait until a moment; its chat's younger messages wait with it. */
export async function postpone({ sql: db }: Store, inboxId: number, until: Date): Promise<void> {
  await db.execute(sql`update inbox set next_at = ${until.toISOString()}::timestamptz where id = ${inboxId}`)
}

/** Counts an attempt and leases the message, before its photo is fetched and read with no connection held. */
export async function leaseTurn(
  { sql: db }: Store,
  inboxId: number,
  lease: string,
  until: Date,
): Promise<void> {
  await db.execute(sql`
    update inbox set attempts = attempts + 1, lease = ${lease}, next_at = ${until.toISOString()}::timestamptz
     where id = ${inboxId}`)
}

/** Counts a failed attempt and sets when the next may be. */
export async function retryTurn(
  { sql: db }: Store,
  inboxId: number,
  { counted, until }: { counted: boolean; until: Date },
): Promise<void> {
  await db.execute(sql`
    update inbox set attempts = attempts + ${counted ? 0 : 1}, lease = null,
           next_at = ${until.toISOString()}::timestamptz
     where id = ${inboxId} and done_at is null`)
}
