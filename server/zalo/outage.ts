import type { Logger } from 'pino'
import type { Store } from '../../db/connect.ts'
import { markMissed } from '../../db/missedEvents.ts'
import { reasonOf } from '../log.ts'

/** How soon it is tried again to write it down: events are missed when the database is away. */
const AGAIN_MILLISECONDS = 2_000

/** Remembers that events were missed, until the database can be told, for whichever process reads the conversations. */
export type Outage = { mark(): void; close(): void }

export function createOutage(store: Pick<Store, 'sql'>, log: Logger, now: () => Date): Outage {
  let timer: NodeJS.Timeout | undefined
  let isClosed = false
  /** Since when events were missed of which the database does not know. */
  let since: Date | undefined

  async function write(): Promise<void> {
    // What is missed from here on is written down again: the conversations may be read meanwhile.
    const unwritten = since
    timer = since = undefined
    if (unwritten === undefined) return
    try {
      await markMissed(store, 'zalo', unwritten)
    } catch (error) {
      log.warn({ channel: 'zalo', reason: reasonOf(error) }, 'an outage was not written down yet')
      since = unwritten
      writeIn(AGAIN_MILLISECONDS)
    }
  }

  function writeIn(milliseconds: number): void {
    if (!isClosed) timer ??= setTimeout(() => void write(), milliseconds)
  }

  return {
    mark() {
      since ??= now()
      writeIn(0)
    },
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
