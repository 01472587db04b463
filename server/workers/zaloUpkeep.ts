import type { Logger } from 'pino'
import type { Database } from '../../db/connect.ts'
import { beat } from '../zalo/heartbeat.ts'
import { watchReading } from '../zalo/lastReading.ts'
import type { ZaloSide } from '../zalo/side.ts'
import { watchEvents } from '../zalo/watch.ts'
import { startLeased } from './leased.ts'
import type { Worker } from './loop.ts'

/** How often the upkeep looks at what is due. */
const LOOK_SECONDS = 20

type UpkeepParts = {
  readonly database: Database
  readonly zalo: ZaloSide
  readonly log: Logger
  readonly now: () => Date
}

/** Says that the server is there, keeps the account's token young, and watches for silence. */
export function startZaloUpkeep({ database, zalo, log, now }: UpkeepParts): Worker {
  let thereSince: Date | undefined

  async function once(): Promise<void> {
    const wasAway = await beat(database, now())
    thereSince = wasAway ? now() : (thereSince ?? now())
    await zalo.tokens.renewWhenHalfOver().catch(() => {})
    await watchEvents(database)
    await watchReading(database, now(), thereSince)
  }

  return startLeased({ database, name: 'zalo upkeep', everySeconds: LOOK_SECONDS, once, log })
}
