import { pino } from 'pino'
import { connect } from '../../db/connect.ts'
import { createSignal } from '../../server/inbox/signal.ts'
import { exportNext } from '../../server/workers/exports.ts'
import { CITY } from '../server/workers/support/house.ts'
import { BENCH_KEYS } from './benchDatabase.ts'
import { tellBench } from './child.ts'
import { measured } from './exportCost.ts'

/** A process that does nothing but write one file. */
const database = connect({ url: process.argv[2] ?? '', keys: BENCH_KEYS, connections: 4 })
await database.client`select 1`
const parts = {
  database,
  city: CITY,
  channels: new Map(),
  outbox: createSignal(),
  log: pino({ level: 'silent' }),
  now: () => new Date(),
}
process.once('message', async () => tellBench(await measured(() => exportNext(parts))))
tellBench('ready')
