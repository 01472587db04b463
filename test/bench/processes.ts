import { setTimeout as wait } from 'node:timers/promises'
import { ensureChat } from '../../db/chats.ts'
import { enqueue } from '../../db/outbox.ts'
import { postUpdates } from './acknowledgements.ts'
import { type BenchDatabase, emptyQueues } from './benchDatabase.ts'
import { type BenchServer, startBenchServer } from './benchServer.ts'
import { alone, beside, type Figure } from './harness.ts'
import type { Section } from './section.ts'
import { fillInbox } from './wholeTurns.ts'

/** Processes on one database, by their roles. On two cores these show what sharing costs, not what more machines bring. */
const ARRANGEMENTS = {
  '1 process': ['all'],
  '2 processes (web, worker)': ['web', 'worker'],
  '4 processes (2 web, 2 worker)': ['web', 'web', 'worker', 'worker'],
} as const
type Arrangement = keyof typeof ARRANGEMENTS
const ONE: Arrangement = '1 process'

const ROUNDS = 3
const WARM_UP = { messages: 2_000, seconds: 1 }
const SECONDS = 5
const TURNS = 4_000
const DELIVERIES = 3_000
const CHATS = 1_000
const PATIENCE_MILLISECONDS = 120_000

type Rates = { readonly acknowledgements: number; readonly turns: number; readonly deliveries: number }

/** What is acknowledged, handled and delivered a second by two and by four processes, beside one that does all. */
export const processes: Section = {
  name: 'processes',
  async run(shared) {
    const bench = await shared.database()
    const apiRoot = await shared.apiRoot()
    const chats = await webChats(bench)
    const measured = new Map<Arrangement, Rates[]>()
    for (let round = 1; round <= ROUNDS; round++) {
      for (const arrangement of Object.keys(ARRANGEMENTS) as Arrangement[]) {
        const rates = await measure(bench, apiRoot, arrangement, chats)
        console.error(`${arrangement}, round ${round}: ${JSON.stringify(rates)}`)
        measured.set(arrangement, [...(measured.get(arrangement) ?? []), rates])
      }
    }
    return figuresOf(measured)
  },
}

function figuresOf(measured: ReadonlyMap<Arrangement, readonly Rates[]>): Figure[] {
  const runs = (arrangement: Arrangement, what: keyof Rates) =>
    (measured.get(arrangement) ?? []).map((rates) => rates[what])
  return (['acknowledgements', 'turns', 'deliveries'] as const).flatMap((what) => [
    alone(`${what} by ${ONE}`, '/s', runs(ONE, what)),
    ...[...measured.keys()]
      .filter((arrangement) => arrangement !== ONE)
      .map((arrangement) =>
        beside(`${what} by ${arrangement} on the same cores, beside ${ONE}`, '/s', {
          ours: runs(arrangement, what),
          peer: runs(ONE, what),
        }),
      ),
  ])
}

async function measure(
  bench: BenchDatabase,
  apiRoot: string,
  arrangement: Arrangement,
  chats: readonly number[],
): Promise<Rates> {
  const servers: BenchServer[] = []
  try {
    for (const role of ARRANGEMENTS[arrangement])
      servers.push(await startBenchServer(bench, apiRoot, { ROLE: role }))
    const webs = servers.filter((_, index) => ARRANGEMENTS[arrangement][index] !== 'worker')
    const webhooks = webs.map(({ webhook }) => webhook)
    await warmUp(bench, webhooks)
    const turns = await turnsASecond(bench, TURNS)
    const deliveries = await deliveriesASecond(bench, chats)
    // Last, because the turns of what is acknowledged go on behind it.
    const { perSecond: acknowledgements } = await postUpdates(webhooks, SECONDS)
    return { acknowledgements, turns, deliveries }
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    await emptyQueues(bench.database)
  }
}

async function warmUp(bench: BenchDatabase, webhooks: readonly string[]): Promise<void> {
  await turnsASecond(bench, WARM_UP.messages)
  await postUpdates(webhooks, WARM_UP.seconds)
  await lastDone(bench, 'inbox')
}

async function turnsASecond(bench: BenchDatabase, messages: number): Promise<number> {
  const began = await fillInbox(bench, messages)
  return (messages * 1000) / ((await lastDone(bench, 'inbox')) - began)
}

async function deliveriesASecond({ url, database, stop }: BenchDatabase, chats: readonly number[]) {
  await emptyQueues(database)
  const began = Date.now()
  const messages = Array.from({ length: DELIVERIES }, (_, index) => ({
    chatId: chats[index % chats.length] ?? 0,
    class: 'reply' as const,
    body: { text: 'Đã ghi VÀO lúc 08:00, Chợ Ga.' },
  }))
  await enqueue(database, messages)
  return (DELIVERIES * 1000) / ((await lastDone({ url, database, stop }, 'outbox')) - began)
}

/** Waits until nothing of a queue waits any more; gives when its last row was committed, in milliseconds since 1970. */
async function lastDone({ database }: BenchDatabase, queue: 'inbox' | 'outbox'): Promise<number> {
  const { client } = database
  const deadline = performance.now() + PATIENCE_MILLISECONDS
  for (;;) {
    const [row] = await client<{ waiting: number; last: number }[]>`
      select count(*) filter (where done_at is null)::int as waiting,
             extract(epoch from max(pg_xact_commit_timestamp(xmin)))::float8 * 1000 as last from ${client(queue)}`
    if (row?.waiting === 0) return row.last
    if (performance.now() > deadline)
      throw new Error(`${row?.waiting} rows of the ${queue} were not done in time`)
    await wait(50)
  }
}

/** Chats of the web, whose messenger is the database itself and sets no pace that a machine like this would reach. */
async function webChats({ database }: BenchDatabase): Promise<number[]> {
  const ids: number[] = []
  for (let chat = 0; chat < CHATS; chat++)
    ids.push(await ensureChat(database, { channel: 'web', kind: 'private', address: `bench ${chat}` }))
  return ids
}
