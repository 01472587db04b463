import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../../db/connect.ts'

/** Milliseconds: a photo whose fetching failed comes back twice, after 2 and 15 s, and the slowest messenger takes 30 a second. */
const PATIENCE_MILLISECONDS = 180_000
const LOOK_MILLISECONDS = 500
/** Seconds: what is to be tried again later than this waits for a messenger, and is no work of ours. */
const SOON_SECONDS = 60

/** A message that was set aside, by the messenger's number for it. */
export type SetAside = { readonly channel: string; readonly externalId: string }

export type Settled = {
  /** Rows that were still not done when patience ended. */
  readonly stuck: readonly string[]
  readonly setAside: readonly SetAside[]
  /** What became of everything, for the report. */
  readonly inbox: string
  readonly outbox: string
}

/** Waits until everything that came is done and everything that is said has gone, is parked, or waits for a messenger. */
export async function settle(database: Database): Promise<Settled> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS
  let stuck = await unfinished(database)
  while (stuck.length > 0 && performance.now() < deadline) {
    await pause(LOOK_MILLISECONDS)
    stuck = await unfinished(database)
  }
  const { client } = database
  const setAside = await client<SetAside[]>`
    select channel, external_id as "externalId" from inbox where outcome = 'set aside' order by id`
  return {
    stuck,
    setAside,
    inbox: await outcomes(database, 'inbox'),
    outbox: await outcomes(database, 'outbox'),
  }
}

async function unfinished({ client }: Database): Promise<string[]> {
  const rows = await client<{ what: string; count: number }[]>`
    select 'inbox ' || channel as what, count(*)::int from inbox where done_at is null group by 1
    union all
    select 'outbox ' || c.channel, count(*)::int from outbox o join chats c on c.id = o.chat_id
     where o.done_at is null and c.parked_at is null
       and o.next_at < clock_timestamp() + make_interval(secs => ${SOON_SECONDS}) group by 1`
  return rows.map(({ what, count }) => `${what}: ${count}`)
}

async function outcomes({ client }: Database, table: 'inbox' | 'outbox'): Promise<string> {
  const rows = await client<{ outcome: string; count: number }[]>`
    select coalesce(outcome, 'waits') as outcome, count(*)::int from ${client(table)} group by 1 order by 2 desc`
  return rows.map(({ outcome, count }) => `${count} ${outcome}`).join(', ')
}
