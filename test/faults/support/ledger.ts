import type { Database } from '../../../db/connect.ts'
import { addressHash } from '../../../db/inbox.ts'
import { open } from '../../../db/seal.ts'

/** One update as the database remembers it. */
export type Handled = {
  readonly update: number
  readonly outcome: string | null
  readonly press: boolean
  /** In the order of their numbers, the moments at which they were handled must rise. */
  readonly doneAt: string | null
}

/** All that the database knows of one person's chat. */
export type Account = {
  readonly handled: readonly Handled[]
  readonly said: readonly { readonly text: string; readonly outcome: string | null }[]
  readonly visits: number
  readonly outs: number
}

/** Reads what became of a Telegram chat, oldest first. */
export async function accountOf(database: Database, chatId: number): Promise<Account> {
  const { client, keys } = database
  const hash = Buffer.from(addressHash(database, 'telegram', String(chatId)))
  const handled = await client<
    { external: string; body: Uint8Array; outcome: string | null; done: string | null }[]
  >`
    select i.external_id as external, i.body_sealed as body, i.outcome, i.done_at as done
      from inbox i join chats c on c.id = i.chat_id where c.address_hash = ${hash} order by i.id`
  const said = await client<{ body: Uint8Array; outcome: string | null }[]>`
    select o.body_sealed as body, o.outcome from outbox o join chats c on c.id = o.chat_id
     where c.address_hash = ${hash} order by o.id`
  const [visits] = await client<{ visits: number; outs: number }[]>`
    select count(*)::int as visits, count(*) filter (where v.ended_by = 'out')::int as outs
      from visits v join chats c on c.person_id = v.person_id where c.address_hash = ${hash}`
  return {
    handled: handled.map(({ external, body, outcome, done }) => ({
      update: Number(external.split(':').at(-1)),
      outcome,
      press: open<{ action: { kind: string } }>(keys, 'inbox', body).action.kind === 'press',
      doneAt: done,
    })),
    said: said.map(({ body, outcome }) => ({
      text: open<{ text: string }>(keys, 'outbox', body).text,
      outcome,
    })),
    visits: visits?.visits ?? 0,
    outs: visits?.outs ?? 0,
  }
}

/** How many updates and messages are not done. */
export async function unfinished({ client }: Database): Promise<number> {
  const [row] = await client<{ count: number }[]>`
    select ((select count(*) from inbox where done_at is null)
          + (select count(*) from outbox where done_at is null))::int as count`
  return row?.count ?? 0
}

/** How many acts have been handled. */
export async function handledSoFar({ client }: Database): Promise<number> {
  const [row] = await client<{ count: number }[]>`
    select count(*)::int as count from inbox where done_at is not null`
  return row?.count ?? 0
}

/**
 * How often something was said twice: what is heard must be what was said, in its order, where each may come again right
 * behind itself. Throws when it is not.
 */
export function repeats(said: readonly string[], heard: readonly string[]): number {
  let next = 0
  for (const text of heard) {
    if (text === said[next]) next += 1
    else if (text !== said[next - 1]) throw new Error(`heard "${text}" where "${said[next]}" was said`)
  }
  if (next < said.length) throw new Error(`"${said[next]}" was said and never heard`)
  return heard.length - said.length
}
