import { setTimeout as wait } from 'node:timers/promises'
import { type BenchDatabase, emptyQueues } from './benchDatabase.ts'
import { BENCH_SECRET, startBenchServer } from './benchServer.ts'
import { commitsOf } from './commits.ts'
import { alone, type Figure, quantile } from './harness.ts'
import { photoUpdate, textUpdate } from './updates.ts'

const ROUNDS = 3
/** What is offered: a city on an ordinary afternoon, far from what the machine can do. */
const TEXTS = { perSecond: 20, count: 200 }
const PHOTOS = { perSecond: 2, count: 20 }
const WARM_UP = { perSecond: 10, count: 20 }
/** Messages that are late by this much are counted as they are then. */
const PATIENCE_MILLISECONDS = 30_000

/** Photos as they are called, by their names at the messenger. */
export type NamedPhoto = { readonly name: string; readonly file: string }

/** The time from an update's arrival to its committed reply, at a modest rate: text, and photos as they come. */
export async function benchLatency(
  bench: BenchDatabase,
  apiRoot: string,
  photos: readonly NamedPhoto[],
): Promise<Figure[]> {
  const { webhook, stop } = await startBenchServer(bench, apiRoot)
  try {
    const figures = await measure(bench, webhook, 'a text', textUpdate, TEXTS)
    for (const { name, file } of photos)
      figures.push(...(await measure(bench, webhook, name, (id) => photoUpdate(id, file), PHOTOS)))
    return figures
  } finally {
    await stop()
  }
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
  const committed = await commitsOf(bench, count, PATIENCE_MILLISECONDS)
  return committed.map(({ id, at }) => at - (sent.get(id) ?? Number.NaN))
}

async function post(url: string, body: string): Promise<void> {
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': BENCH_SECRET }
  const response = await fetch(url, { method: 'POST', headers, body })
  if (response.status !== 200) throw new Error(`an update was answered with ${response.status}`)
  await response.arrayBuffer()
}
