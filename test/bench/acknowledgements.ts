import { sealArrival, storeArrivals } from '../../db/inbox.ts'
import { type BenchDatabase, emptyQueues } from './benchDatabase.ts'
import { BENCH_SECRET, startBenchServer } from './benchServer.ts'
import { alone, compare, type Figure } from './harness.ts'
import { type LoadResult, postUnderLoad } from './load.ts'
import { runPgbench } from './pgbench.ts'
import { BENCH_CHATS, receivedText, textUpdate } from './updates.ts'

const CONNECTIONS = 64
const SECONDS = 6
/** A process that has just started is compiled while it runs; a city's has run for days. */
const WARM_UP_SECONDS = 4

/** The same row that an acknowledged update leaves, in the same table with the same indexes. */
const INSERT = `
\\set n :n + 1
\\set chat random(1, ${BENCH_CHATS})
insert into inbox (channel, external_id, chat_id, sender_hash, body_sealed, sent_at)
values ('telegram', :client_id::text || '-' || :n::text, :chat, :sender, :body, clock_timestamp());
`

/** Acknowledged updates a second, each parsed, sealed and committed, beside a bare insert of the same row. */
export async function benchAcknowledgements(bench: BenchDatabase, apiRoot: string): Promise<Figure[]> {
  await makeChats(bench)
  const server = await startBenchServer(bench, apiRoot, { ROLE: 'web' })
  const urls = [server.webhook]
  const results: LoadResult[] = []
  try {
    await postUpdates(urls, WARM_UP_SECONDS)
    const acknowledged = await compare({
      name: 'durable acknowledgements, 64 connections',
      unit: '/s',
      ours: async () => {
        await emptyQueues(bench.database)
        results.push(await postUpdates(urls, SECONDS))
        await expectRows(bench, results.at(-1))
        return results.at(-1)?.perSecond ?? 0
      },
      peer: async () => {
        await emptyQueues(bench.database)
        return insertBare(bench)
      },
    })
    return [
      acknowledged,
      alone(
        '  their 99th percentile',
        'ms',
        results.map((result) => result.p99),
      ),
    ]
  } finally {
    await server.stop()
  }
}

async function makeChats({ database }: BenchDatabase): Promise<void> {
  const arrivals = Array.from({ length: BENCH_CHATS }, (_, id) => receivedText(id))
  const sealed = arrivals.map((received) =>
    sealArrival(database, {
      channel: 'telegram',
      externalId: received.externalId,
      chat: received.chat,
      senderAddress: received.sender.address,
      album: undefined,
      sentAt: new Date(received.sentAt),
      body: { sender: received.sender, action: received.action },
    }),
  )
  await storeArrivals(database, sealed)
}

let nextUpdate = 1_000_000

/** Posts to one address or to several at once, as fast as the answers come. */
export async function postUpdates(urls: readonly string[], seconds: number): Promise<LoadResult> {
  const results = await Promise.all(
    urls.map((url) =>
      postUnderLoad({
        url,
        connections: CONNECTIONS / urls.length,
        seconds,
        headers: { 'x-telegram-bot-api-secret-token': BENCH_SECRET },
        next: () => ({ body: textUpdate(nextUpdate++) }),
      }),
    ),
  )
  const all = (pick: (result: LoadResult) => number) => results.map(pick)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    perSecond: sum(all(({ perSecond }) => perSecond)),
    answered: sum(all(({ answered }) => answered)),
    median: Math.max(...all(({ median }) => median)),
    p99: Math.max(...all(({ p99 }) => p99)),
    slowest: Math.max(...all(({ slowest }) => slowest)),
  }
}

/** What was acknowledged must be there; autocannon leaves a last request a connection uncounted. */
async function expectRows({ database }: BenchDatabase, result: LoadResult | undefined): Promise<void> {
  const [row] = await database.client<{ rows: number }[]>`select count(*)::int as rows from inbox`
  const acknowledged = Math.floor((result?.perSecond ?? 0) * SECONDS * 0.95)
  if ((row?.rows ?? 0) < acknowledged)
    throw new Error(`of ${acknowledged} acknowledged updates ${row?.rows} are there`)
}

async function insertBare({ url, database }: BenchDatabase): Promise<number> {
  const { senderHash, body } = sealArrival(database, {
    channel: 'telegram',
    externalId: '1',
    chat: { address: '610000001', kind: 'private' },
    senderAddress: '610000001',
    album: undefined,
    sentAt: new Date(),
    body: { sender: receivedText(1).sender, action: receivedText(1).action },
  })
  const hex = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}`
  return runPgbench({
    url,
    script: INSERT,
    variables: { n: '0', sender: hex(senderHash), body: hex(body) },
    clients: CONNECTIONS,
    seconds: SECONDS,
  })
}
