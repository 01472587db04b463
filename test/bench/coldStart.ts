import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServerProcess } from '../support/serverProcess.ts'
import { startBareBot } from './bareProcess.ts'
import { BENCH_KEY_SETTINGS, BENCH_TOKEN, type BenchDatabase } from './benchDatabase.ts'
import { BENCH_BASE } from './benchServer.ts'
import { compare, type Figure } from './harness.ts'
import { healthy } from './healthy.ts'
import { freePort } from './load.ts'
import type { Section } from './section.ts'

/**
 * Seconds from the spawn to the first 200 of /healthz: with its own PostgreSQL in an empty folder, once more in the same, and on
 * one that runs, which is all that the bare bot ever has to do.
 */
export const coldStart: Section = {
  name: 'start',
  async run(shared) {
    const bench = await shared.database()
    const apiRoot = await shared.apiRoot()
    const folders: string[] = []
    const peer = () => bareStart(bench, apiRoot)
    const first = () => {
      folders.push(mkdtempSync(join(realpathSync(tmpdir()), 'khaibao-bench-start-')))
      return startOn({ DATA_DIR: folders.at(-1) ?? '' })
    }
    const again = () => startOn({ DATA_DIR: folders.at(-1) ?? '' })
    const running = () => startOn({ ...BENCH_KEY_SETTINGS, ...telegram(apiRoot), DATABASE_URL: bench.url })
    const against = (name: string, ours: () => Promise<number>): Promise<Figure> =>
      compare({
        name: `${name}, beside fastify + telegraf + postgres.js on one that runs`,
        unit: 's',
        ours,
        peer,
      })
    try {
      return [
        await against('start with an own PostgreSQL in an empty folder', first),
        await against('start with an own PostgreSQL once more', again),
        await against('start on a PostgreSQL that runs', running),
      ]
    } finally {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    }
  },
}

function telegram(apiRoot: string): Record<string, string> {
  return { TELEGRAM_BOT_TOKEN: BENCH_TOKEN, TELEGRAM_API_ROOT: apiRoot, PUBLIC_URL: BENCH_BASE }
}

async function startOn(settings: Readonly<Record<string, string>>): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const starting = startServerProcess({ ...settings, PORT: String(port), HOST: '127.0.0.1' })
  // A start that fails is thrown at once, and not when nobody is well in time.
  await Promise.race([healthy(`http://127.0.0.1:${port}`), starting.then(({ ended }) => ended)])
  const seconds = (performance.now() - began) / 1000
  await (await starting).stop()
  return seconds
}

async function bareStart(bench: BenchDatabase, apiRoot: string): Promise<number> {
  const began = performance.now()
  const bare = await startBareBot(bench, apiRoot)
  await healthy(bare.base)
  const seconds = (performance.now() - began) / 1000
  await bare.stop()
  return seconds
}
