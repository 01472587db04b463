import { createHmac } from 'node:crypto'
import { startServerProcess } from '../support/serverProcess.ts'
import { BENCH_KEY_SETTINGS, BENCH_KEYS, BENCH_TOKEN, type BenchDatabase } from './benchDatabase.ts'
import { freePort } from './load.ts'

/** The address that posters of the bench carry, wherever its server listens. */
export const BENCH_BASE = 'https://khaibao.example.vn'

/** What Telegram shows with every update, so that it is believed. */
export const BENCH_SECRET = createHmac('sha256', BENCH_KEYS.find)
  .update(`telegram webhook:${BENCH_TOKEN}`)
  .digest('base64url')

export type BenchServer = {
  readonly pid: number
  readonly base: string
  /** Where Telegram brings updates. */
  readonly webhook: string
  stop(): Promise<void>
}

/** The product in a process of its own on the bench's database, with a Bot API where it is said. */
export async function startBenchServer(
  bench: BenchDatabase,
  apiRoot: string,
  more: Readonly<Record<string, string>> = {},
): Promise<BenchServer> {
  const port = await freePort()
  const server = await startServerProcess({
    ...BENCH_KEY_SETTINGS,
    DATABASE_URL: bench.url,
    PORT: String(port),
    PUBLIC_URL: BENCH_BASE,
    TELEGRAM_BOT_TOKEN: BENCH_TOKEN,
    TELEGRAM_API_ROOT: apiRoot,
    ...more,
  })
  const base = `http://127.0.0.1:${port}`
  return { pid: server.pid, base, webhook: `${base}/webhooks/telegram`, stop: () => server.stop() }
}
