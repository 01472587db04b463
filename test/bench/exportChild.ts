import { pino } from 'pino'
import { connect } from '../../db/connect.ts'
import { createSignal } from '../../server/inbox/signal.ts'
import { exportNext } from '../../server/workers/exports.ts'
import { CITY } from '../server/workers/support/house.ts'
import { BENCH_KEYS } from './benchDatabase.ts'
import { tellBench } from './child.ts'
import { peakMegabytes } from './qr/peakMemory.ts'

const MEGABYTE = 1024 * 1024

/** A process that does nothing but write one file; how long it took, and how much memory above what it held before. */
const database = connect({ url: process.argv[2] ?? '', keys: BENCH_KEYS, connections: 4 })
await database.client`select 1`
process.once('message', async () => {
  const idle = process.memoryUsage().rss / MEGABYTE
  const [began, used] = [performance.now(), process.cpuUsage()]
  await exportNext({
    database,
    city: CITY,
    channels: new Map(),
    outbox: createSignal(),
    log: pino({ level: 'silent' }),
    now: () => new Date(),
  })
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(used)
  tellBench({ seconds, cpuSeconds: (user + system) / 1e6, megabytes: peakMegabytes() - idle })
})
tellBench('ready')
