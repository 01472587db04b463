import { sealArrival, storeArrivals } from '../../db/inbox.ts'
import { BENCH_TOKEN, type BenchDatabase, emptyQueues } from './benchDatabase.ts'
import { startChild } from './child.ts'
import { alone, compare, type Figure } from './harness.ts'
import { postUnderLoad } from './load.ts'
import { countRoundTrips } from './roundTrips.ts'
import { receivedText, textUpdate } from './updates.ts'

/** Messages that wait at the start of a round: some seconds' work. */
const BACKLOG = 10_000
const BATCH = 500
const SECONDS = 5
const WARM_UP_SECONDS = 3
const CONNECTIONS = 64

/** Whole turns a second, from a waiting text to its committed reply, beside telegraf's echo with no database. */
export async function benchTurns(bench: BenchDatabase, apiRoot: string): Promise<Figure[]> {
  const worker = await startChild('./turnsWorker.ts', bench.url)
  const echo = await startChild('./echoBot.ts', apiRoot, BENCH_TOKEN)
  const echoOnce = (seconds: number) => loadEcho(String(echo.ready), seconds)
  const ours = async () => {
    await fillInbox(bench, BACKLOG)
    return BACKLOG / Number(await worker.ask(BACKLOG))
  }
  try {
    await ours()
    await echoOnce(WARM_UP_SECONDS)
    const turns = await compare({
      name: 'whole turns',
      unit: '/s',
      ours,
      peer: () => echoOnce(SECONDS),
    })
    return [turns, await benchRoundTrips(bench)]
  } finally {
    await worker.stop()
    await echo.stop()
  }
}

/** How often a turn asks the database and waits, measured on the wire over many turns. */
async function benchRoundTrips(bench: BenchDatabase): Promise<Figure> {
  const counter = await countRoundTrips(bench.url)
  const worker = await startChild('./turnsWorker.ts', counter.url)
  try {
    const counts: number[] = []
    for (let round = 0; round < 3; round++) {
      await fillInbox(bench, BACKLOG / 5)
      const before = counter.roundTrips()
      await worker.ask(BACKLOG / 5)
      counts.push((counter.roundTrips() - before) / (BACKLOG / 5))
    }
    return alone('  round trips of a turn', '', counts)
  } finally {
    await worker.stop()
    counter.close()
  }
}

let nextUpdate = 500_000_000

/** Puts so many messages into the emptied inbox, sealed before the first is there; gives when that was, in milliseconds since 1970. */
export async function fillInbox({ database }: BenchDatabase, messages: number): Promise<number> {
  const sealed = Array.from({ length: messages }, () => {
    const { externalId, chat, sender, sentAt, action } = receivedText(nextUpdate++)
    return sealArrival(database, {
      channel: 'telegram',
      externalId,
      chat,
      senderAddress: sender.address,
      album: undefined,
      sentAt: new Date(sentAt),
      body: { sender, action },
    })
  })
  await emptyQueues(database)
  const began = Date.now()
  for (let done = 0; done < messages; done += BATCH)
    await storeArrivals(database, sealed.slice(done, done + BATCH))
  return began
}

async function loadEcho(url: string, seconds: number): Promise<number> {
  const next = () => ({ body: textUpdate(nextUpdate++) })
  const { perSecond } = await postUnderLoad({ url, connections: CONNECTIONS, seconds, headers: {}, next })
  return perSecond
}
