import type { Fragment } from 'postgres'
import type { Store } from './connect.ts'
import { open } from './seal.ts'

/** How often a chat did something in the window that ran last, by what it did. `since` is in milliseconds. */
export type UsesBefore = Readonly<
  Record<string, { readonly count: number; readonly since: number; readonly told: boolean }>
>

/** What a turn adds to the counts of its chat, each `what` once. A window that is over begins anew with it. */
export type CountedUse = {
  readonly what: string
  readonly times: number
  readonly windowSeconds: number
  /** The chat is told in this turn that it was too much. */
  readonly told: boolean
}

/** The uses of the chat whose turn `t` is, as a column of the statement that reads it. */
export function usesColumn({ client }: Pick<Store, 'client'>): Fragment {
  return client`
    (select json_object_agg(u.what, json_build_object('count', u.count, 'told', u.told_at is not null,
                                                      'since', extract(epoch from u.window_at)::float8 * 1000))
       from chat_uses u where u.chat_id = t.chat_id) as uses`
}

/** Adds to the counts of a chat outside the end of a turn, which does so by itself. */
export async function addUses(
  { client }: Pick<Store, 'client'>,
  chatId: number,
  { at, uses }: { readonly at: Date; readonly uses: readonly CountedUse[] },
): Promise<void> {
  await client`
    select count_uses(${chatId}, ${at.toISOString()}::text::timestamptz, ${JSON.stringify(uses)}::text::json)`
}

/** Messages of one chat that are looked at together when it did too much: opening so many takes some hundredths of a second. */
const BEHIND_AT_ONCE = 500

/** What waits in a chat behind a message, oldest first; what can't be opened without its body. The chat is locked by the turn that asks. */
export async function waitingBehind(
  { client, keys }: Store,
  chatId: number,
  inboxId: number,
): Promise<readonly { readonly inboxId: number; readonly body: unknown }[]> {
  const rows = await client<{ id: number; body: Uint8Array }[]>`
    select id, body_sealed as body from inbox
     where chat_id = ${chatId} and done_at is null and id > ${inboxId} order by id limit ${BEHIND_AT_ONCE}`
  return rows.map(({ id, body }) => ({ inboxId: id, body: opened(keys, body) }))
}

function opened(keys: Store['keys'], body: Uint8Array): unknown {
  try {
    return open(keys, 'inbox', body)
  } catch {
    return undefined
  }
}
