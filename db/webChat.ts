import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { addressHash } from './inbox.ts'
import { seal } from './seal.ts'

export const WEB_CHANNEL = 'web'

/** The hash that stands for a person or a chat of the web chat. */
export function webAddressHash(store: Pick<Store, 'keys'>, address: string): Buffer {
  const hash = addressHash(store, WEB_CHANNEL, address)
  return Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength)
}

/** The chat of an address; made when it is new. */
export async function webChatId(
  store: Store,
  chat: { readonly address: string; readonly kind: string },
): Promise<number> {
  return (await findWebChat(store, chat.address)) ?? (await makeWebChat(store, chat))
}

async function findWebChat(store: Store, address: string): Promise<number | undefined> {
  const rows = await store.sql.execute<{ id: number }>(sql`
    select id from chats where channel = ${WEB_CHANNEL} and address_hash = ${webAddressHash(store, address)}`)
  return rows[0]?.id
}

async function makeWebChat(
  store: Store,
  { address, kind }: { readonly address: string; readonly kind: string },
): Promise<number> {
  await store.sql.execute(sql`
    insert into chats (channel, kind, address_hash, address_sealed)
    values (${WEB_CHANNEL}, ${kind}, ${webAddressHash(store, address)}, ${Buffer.from(seal(store.keys, 'address', address))})
    on conflict do nothing`)
  const id = await findWebChat(store, address)
  if (id === undefined) throw new Error('a web chat vanished while it was made')
  return id
}

/** How a chat stands: its newest line, and whether the bot is at work on something for it. */
export type WebChatState = { readonly newest: string | undefined; readonly typing: boolean }

/** Seconds after which unfinished work is no longer shown as typing: it waits for something, and so would the person. */
const TYPING_SECONDS = 30

/** The states of chats, by address; one that is unknown has nothing. One query for all who wait. */
export async function webChatStates(
  store: Store,
  addresses: readonly string[],
): Promise<Map<string, WebChatState>> {
  // As text, because the driver takes an array of bytes for bytes.
  const hashes = addresses.map((address) => webAddressHash(store, address).toString('hex'))
  const rows = await store.sql.execute<{ hash: Uint8Array; newest: string | null; typing: boolean }>(sql`
    select c.address_hash as hash,
           (select m.source_id from web_messages m where m.chat_id = c.id order by m.id desc limit 1) as newest,
           exists (select 1 from inbox i where i.chat_id = c.id and i.done_at is null
                      and i.received_at > clock_timestamp() - make_interval(secs => ${TYPING_SECONDS}))
        or exists (select 1 from outbox o where o.chat_id = c.id and o.done_at is null
                      and o.created_at > clock_timestamp() - make_interval(secs => ${TYPING_SECONDS})) as typing
      from chats c where c.channel = ${WEB_CHANNEL} and c.address_hash in (select decode(hash, 'hex') from unnest(${sql.param(hashes)}::text[]) as hash)`)
  const found = new Map(rows.map((row) => [Buffer.from(row.hash).toString('hex'), row]))
  return new Map(
    addresses.map((address, index) => {
      const row = found.get(hashes[index] ?? '')
      return [address, { newest: row?.newest ?? undefined, typing: row?.typing ?? false }]
    }),
  )
}
