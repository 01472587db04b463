import { pino } from 'pino'
import { connect } from '../../../../db/connect.ts'
import { createSignal } from '../../../../server/inbox/signal.ts'
import { exportNext } from '../../../../server/workers/exports.ts'
import { KEYS } from '../../../flows/world/city.ts'
import { CITY } from '../../workers/support/house.ts'
import { NOW, SMALL_PARTS } from './day.ts'

/** A process of the server's that takes up one file and is killed when it looks at its clock for the fourth time: between two parts. */
const LOOKS_AT_THE_CLOCK = 4

let looks = 0
await exportNext({
  database: connect({ url: process.argv[2] ?? '', keys: KEYS, connections: 2 }),
  city: CITY,
  limits: SMALL_PARTS,
  channels: new Map(),
  outbox: createSignal(),
  log: pino({ level: 'silent' }),
  now: () => {
    looks += 1
    if (looks === LOOKS_AT_THE_CLOCK) process.kill(process.pid, 'SIGKILL')
    return NOW
  },
})
