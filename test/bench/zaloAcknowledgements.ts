import { createHash } from 'node:crypto'
import { startServerProcess } from '../support/serverProcess.ts'
import { BENCH_KEY_SETTINGS, type BenchDatabase, emptyQueues } from './benchDatabase.ts'
import { alone, beside, type Figure } from './harness.ts'
import { freePort, type LoadResult, postUnderLoad } from './load.ts'
import { BENCH_CHATS } from './updates.ts'

/** Events that a city's rush hour brings in a second, many times over: what is asked of the route. */
const OFFERED = 1_000
const CONNECTIONS = 100
const SECONDS = 10
const WARM_UP_SECONDS = 4
const ROUNDS = 3
/** Zalo calls a webhook broken that answers later. */
const DEADLINE_MILLISECONDS = 2_000

const ACCOUNT = {
  ZALO_APP_ID: '1002003004005006007',
  ZALO_APP_SECRET: 'bench-app-secret',
  ZALO_OA_ID: '2200330044005500660',
  ZALO_OA_SECRET: 'bench-oa-secret',
}

/** How soon Zalo is answered when so many events are offered in a second; it calls a webhook broken after two seconds. */
export async function benchZaloAcknowledgements(bench: BenchDatabase): Promise<Figure[]> {
  const port = await freePort()
  const server = await startServerProcess({
    ...BENCH_KEY_SETTINGS,
    ...ACCOUNT,
    DATABASE_URL: bench.url,
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    ROLE: 'web',
    ZALO_API_ROOT: 'http://localhost:1',
    ZALO_OAUTH_ROOT: 'http://localhost:1',
  })
  const url = `http://127.0.0.1:${port}/webhooks/zalo`
  try {
    await postEvents(url, WARM_UP_SECONDS)
    const results: LoadResult[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await emptyQueues(bench.database)
      const result = await postEvents(url, SECONDS)
      await expectKept(bench, result)
      results.push(result)
    }
    const all = (pick: (result: LoadResult) => number) => results.map(pick)
    return [
      beside(`Zalo events answered, beside the ${OFFERED}/s that are offered`, '/s', {
        ours: all(({ perSecond }) => perSecond),
        peer: all(() => OFFERED),
      }),
      alone(
        '  median',
        'ms',
        all(({ median }) => median),
      ),
      alone(
        '  99th percentile',
        'ms',
        all(({ p99 }) => p99),
      ),
      alone(
        '  slowest',
        'ms',
        all(({ slowest }) => slowest),
      ),
    ]
  } finally {
    await server.stop()
  }
}

let nextEvent = 1

function postEvents(url: string, seconds: number): Promise<LoadResult> {
  return postUnderLoad({
    url,
    connections: CONNECTIONS,
    seconds,
    offered: OFFERED,
    headers: {},
    next: signedEvent,
  })
}

/** A text as Zalo brings it, signed over its very bytes. */
function signedEvent() {
  const id = nextEvent++
  const user = `44005500660077${String(id % BENCH_CHATS).padStart(5, '0')}`
  const timestamp = String(Date.now())
  const body = `{"app_id":"${ACCOUNT.ZALO_APP_ID}","user_id_by_app":"88${user}","event_name":"user_send_text","sender":{"id":"${user}"},"recipient":{"id":"${ACCOUNT.ZALO_OA_ID}"},"message":{"text":"Cho tôi hỏi khai báo y tế ở đâu ạ?","msg_id":"bench${id}x${timestamp}"},"timestamp":"${timestamp}"}`
  const mac = createHash('sha256')
    .update(ACCOUNT.ZALO_APP_ID + body + timestamp + ACCOUNT.ZALO_OA_SECRET)
    .digest('hex')
  return { body, headers: { 'x-zevent-signature': `mac=${mac}` } }
}

/** What was answered with 200 must be there, and in the time that Zalo gives. */
async function expectKept({ database }: BenchDatabase, result: LoadResult): Promise<void> {
  const [row] = await database.client<{ rows: number }[]>`select count(*)::int as rows from inbox`
  const rows = row?.rows ?? 0
  if (rows < result.answered) throw new Error(`of ${result.answered} acknowledged events ${rows} are there`)
  if (result.slowest > DEADLINE_MILLISECONDS)
    throw new Error(`an event was answered after ${result.slowest} ms`)
}
