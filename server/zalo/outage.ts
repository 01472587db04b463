import type { Logger } from 'pino'
import type { Store } from '../../db/connect.ts'
import { channelFact, saveChannelFact } from '../../db/leases.ts'
import { reasonOf } from '../log.ts'

const FACT = 'events were missed'
/** How soon it is tried again to write it down: events are missed when the database is away. */
const AGAIN_MILLISECONDS = 2_000

/** Remembers that events were missed, until the database can be told, for whichever process reads the conversations. */
export type Outage = { mark(): void; close(): void }

export function createOutage(store: Pick<Store, 'sql' | 'client' | 'keys' | 'last'>, log: Logger): Outage {
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  async function write(): Promise<void> {
    // What is missed from here on is written down again: the conversations may be read meanwhile.
    timer = undefined
    try {
      await saveChannelFact(store, 'zalo', FACT, 'yes')
    } catch (error) {
      log.warn({ channel: 'zalo', reason: reasonOf(error) }, 'an outage was not written down yet')
      writeIn(AGAIN_MILLISECONDS)
    }
  }

  function writeIn(milliseconds: number): void {
    if (!isClosed) timer ??= setTimeout(() => void write(), milliseconds)
  }

  return {
    mark: () => writeIn(0),
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}

export async function wasOutage(store: Store): Promise<boolean> {
  return (await channelFact(store, 'zalo', FACT)) === 'yes'
}

/** To be said before conversations are read: what is missed while they are is another outage. */
export async function outageIsRead(store: Store): Promise<void> {
  await saveChannelFact(store, 'zalo', FACT, 'no')
}
