import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { BENCH_TOKEN, type BenchDatabase } from './benchDatabase.ts'
import { freePort } from './load.ts'

export type BareProcess = { readonly pid: number; readonly base: string; stop(): Promise<void> }

/** Starts the bare bot as the product is started; it is not waited for. */
export async function startBareBot({ url }: BenchDatabase, apiRoot: string): Promise<BareProcess> {
  const port = await freePort()
  const file = fileURLToPath(new URL('./bareBot.ts', import.meta.url))
  const settings = {
    DATABASE_URL: url,
    PORT: String(port),
    TELEGRAM_BOT_TOKEN: BENCH_TOKEN,
    TELEGRAM_API_ROOT: apiRoot,
  }
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), file], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return {
    pid: child.pid ?? 0,
    base: `http://127.0.0.1:${port}`,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
