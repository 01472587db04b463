import type { Logger } from 'pino'
import type { Database } from '../../db/connect.ts'
import { addTallies, type Tally } from '../../db/tallies.ts'
import { reasonOf } from '../log.ts'

/** Counts what happens, without waiting for the database. */
export type Counter = {
  count(channel: string, what: string): void
  /** Writes down what was counted, for the last time. */
  close(): Promise<void>
}

/** How often counts are written: a flood of strangers' requests costs the database one statement in this time. */
const WRITE_MILLISECONDS = 2_000

export function createCounter(database: Pick<Database, 'sql'>, log: Logger): Counter {
  let counts = new Map<string, Tally>()
  let timer: NodeJS.Timeout | undefined

  async function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const tallies = [...counts.values()]
    counts = new Map()
    await addTallies(database, tallies).catch((error: unknown) => {
      log.warn({ reason: reasonOf(error), count: tallies.length }, 'counts were not written')
    })
  }

  return {
    count(channel, what) {
      const key = `${channel} ${what}`
      counts.set(key, { channel, what, count: (counts.get(key)?.count ?? 0) + 1 })
      timer ??= setTimeout(() => void write(), WRITE_MILLISECONDS)
    },
    close: write,
  }
}
