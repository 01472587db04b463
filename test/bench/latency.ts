import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { startServerProcess } from '../support/serverProcess.ts'
import {
  BENCH_KEY_SETTINGS,
  BENCH_KEYS,
  BENCH_TOKEN,
  type BenchDatabase,
  emptyQueues,
} from './benchDatabase.ts'
import { alone, type Figure, quantile } from './harness.ts'
import { freePort } from './load.ts'
import { photoUpdate, textUpdate } from './updates.ts'

const ROUNDS = 3
/** What is offered: a city on an ordinary afternoon, far from what the machine can do. */
const TEXTS = { perSecond: 20, count: 200 }
const PHOTOS = { perSecond: 2, count: 20 }
const WARM_UP = { perSecond: 10, count: 20 }
/** Messages that are late by this much are counted as they are then. */
const PATIENCE_MILLISECONDS = 30_000

export type PhotoApi = { readonly name: string; readonly apiRoot: string }

/** The time from an update's arrival to its committed reply, at a modest rate: text, and photos as they come. */
export async function benchLatency(bench: BenchDatabase, photos: readonly PhotoApi[]): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { name, apiRoot } of photos) {
    const server = await startServer(bench, apiRoot)
    try {
      if (figures.length === 0)
        figures.push(...(await measure(bench, server.url, 'a text', textUpdate, TEXTS)))
      figures.push(...(await measure(bench, server.url, name, photoUpdate, PHOTOS)))
    } finally {
      await server.stop()
    }
  }
  return figures
}

async function startServer(bench: BenchDatabase, apiRoot: string) {
  const port = await freePort()
  const server = await startServerProcess({
    ...BENCH_KEY_SETTINGS,
    DATABASE_URL: bench.url,
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    TELEGRAM_BOT_TOKEN: BENCH_TOKEN,
    TELEGRAM_API_ROOT: apiRoot,
  })
  return { url: `http://127.0.0.1:${port}/webhooks/telegram`, stop: () => server.stop() }
}

type Offer = { readonly perSecond: number; readonly count: number }

async function measure(
  bench: BenchDatabase,
  url: string,
  name: string,
  body: (id: number) => string,
  offer: Offer,
): Promise<Figure[]> {
  await timesOf(bench, url, body, WARM_UP)
  const rounds: number[][] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await timesOf(bench, url, body, offer))
  const at = (share: number) => rounds.map((times) => quantile(times, share))
  return [
    alone(`from ${name} to its committed reply, median`, 'ms', at(0.5)),
    alone('  99th percentile', 'ms', at(0.99)),
  ]
}

let nextUpdate = 900_000_000

/** Offers updates at an even pace; gives for each the milliseconds from just before it was sent to the turn's commit. */
async function timesOf(
  bench: BenchDatabase,
  url: string,
  body: (id: number) => string,
  { perSecond, count }: Offer,
): Promise<number[]> {
  await emptyQueues(bench.database)
  const sent = new Map<string, number>()
  const answers: Promise<void>[] = []
  const began = performance.now()
  for (let n = 0; n < count; n++) {
    await wait(Math.max(0, began + (n * 1000) / perSecond - performance.now()))
    const id = nextUpdate++
    sent.set(String(id), performance.timeOrigin + performance.now())
    answers.push(post(url, body(id)))
  }
  await Promise.all(answers)
  const committed = await commitsOf(bench, count)
  return committed.map(({ id, at }) => at - (sent.get(id) ?? Number.NaN))
}

async function post(url: string, body: string): Promise<void> {
  const secret = createHmac('sha256', BENCH_KEYS.find)
    .update(`telegram webhook:${BENCH_TOKEN}`)
    .digest('base64url')
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
  const response = await fetch(url, { method: 'POST', headers, body })
  if (response.status !== 200) throw new Error(`an update was answered with ${response.status}`)
  await response.arrayBuffer()
}

/**
 * When the turns were committed, by PostgreSQL's own clock of commits, in milliseconds since 1970: the last to write a
 * message's inbox row is the end of its turn.
 */
async function commitsOf(
  { database }: BenchDatabase,
  count: number,
): Promise<{ readonly id: string; readonly at: number }[]> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS
  for (;;) {
    const rows = await database.client<{ id: string; at: number }[]>`
      select split_part(external_id, ':', 2) as id,
             extract(epoch from pg_xact_commit_timestamp(xmin))::float8 * 1000 as at
        from inbox where outcome = 'handled'`
    if (rows.length >= count) return [...rows]
    if (performance.now() > deadline)
      throw new Error(`only ${rows.length} of ${count} turns were done in time`)
    await wait(50)
  }
}
