import { loadTemplates } from '../../bot/templates/directory.ts'
import { readEnvironment } from '../../server/env/readEnvironment.ts'
import type { Signal } from '../../server/inbox/signal.ts'
import { connectMigrated, prepareDatabase } from '../../server/start/openDatabase.ts'
import { makeParts } from '../../server/start/parts.ts'
import { poolOf } from '../../server/start/pool.ts'
import { startTurns } from '../../server/workers/turns.ts'
import { BENCH_KEY_SETTINGS, BENCH_KEYS, BENCH_TOKEN } from './benchDatabase.ts'
import { tellBench } from './child.ts'

/**
 * The worker that handles turns, with everything it has in the product, in a process of its own. Told a number of
 * messages that wait, it handles as many and answers with the seconds it took.
 */
const [url = ''] = process.argv.slice(2)
const read = readEnvironment({
  ...BENCH_KEY_SETTINGS,
  DATABASE_URL: url,
  TELEGRAM_BOT_TOKEN: BENCH_TOKEN,
  PUBLIC_URL: 'https://khaibao.example.vn',
})
if ('problems' in read) throw new Error(read.problems.join('\n'))
const database = await connectMigrated({ url, ownerUrl: undefined }, BENCH_KEYS, poolOf(read.environment))
const units = await prepareDatabase(database, read.environment)
const parts = makeParts(read.environment, {
  database,
  units,
  formerUnits: new Map(),
  templates: loadTemplates(),
  keys: BENCH_KEYS,
  base: 'http://localhost',
})
await parts.qr.ready()

async function handle(messages: number): Promise<number> {
  const began = performance.now()
  const { outbox, handled } = countTurns(parts.outbox, messages)
  const worker = startTurns({ ...parts, outbox })
  await handled
  const seconds = (performance.now() - began) / 1000
  await worker.stop()
  return seconds
}

/** A turn rings for its reply once it is committed. */
function countTurns(outbox: Signal, turns: number): { outbox: Signal; handled: Promise<void> } {
  let left = turns
  let done = () => {}
  const handled = new Promise<void>((resolve) => {
    done = resolve
  })
  const ring = (times = 1) => {
    left -= times
    if (left <= 0) done()
  }
  return { outbox: { ...outbox, ring }, handled }
}

process.on('message', (messages: number) => void handle(messages).then(tellBench))
tellBench('ready')
