import { setTimeout as sleep } from 'node:timers/promises'
import type { Channel, Pace } from '../../bot/channels/channel.ts'
import type { Database } from '../../db/connect.ts'
import { classOf, type DueMessage, releaseMessage } from '../../db/outbox.ts'
import { takeTokens } from '../../db/pace.ts'
import type { Looked } from './loop.ts'
import { aheadFor, reserveFor } from './reserves.ts'

/** Keeps a messenger's pace, together with the other processes, whose buckets in the database are the same. */
export type Pacing = {
  /**
   * Takes a token of the messenger's bucket and one of the chat's, and waits for them if they are there soon. Else the message is
   * given back until they are, and what is returned says whether the lane may look for another message meanwhile.
   */
  admit(message: DueMessage): Promise<'admitted' | Looked>
}

export function bucketOf(channel: Channel, message?: DueMessage): string {
  return message ? `${channel.name}:${message.chat.id}` : channel.name
}

/** @param lanes how many of this process ask for the messenger's tokens. */
export function createPacing(database: Database, channel: Channel, lanes: number): Pacing {
  const { pace } = channel.limits
  const ahead = aheadFor(pace.all)
  return {
    async admit(message) {
      const kind = classOf(message.class)
      const waits = await takeTokens(
        database,
        [
          { name: bucketOf(channel), ...pace.all, reserve: reserveFor(pace.all.burst, kind) },
          {
            name: bucketOf(channel, message),
            ...(message.chat.kind === 'group' ? pace.group : pace.private),
            reserve: 0,
          },
        ],
        ahead,
      )
      const [allWait = 0] = waits
      const wait = Math.max(...waits)
      if (wait <= ahead) {
        if (wait > 0) await sleep(wait * 1000)
        return 'admitted'
      }
      await releaseMessage(database, message.id, {
        afterSeconds: wait,
        counted: false,
        reason: 'pace',
        attempt: message.attempts,
      })
      return allWait > ahead ? { pauseSeconds: pauseFor(pace.all, lanes) } : 'worked'
    },
  }
}

/** Times as long as it takes to serve every lane once: with several processes most of those that ask again ask in vain. */
const TURNS = 2
/** Seconds: what closed a messenger may be mended long before the time that it named, and a push may go where a broadcast may not. */
const LONGEST_PAUSE_SECONDS = 2

/**
 * Seconds for which a lane stands still that found no token: others hold all of the next. The lanes that hold one keep the pace full,
 * so it need not be back soon.
 */
export function pauseFor({ perSecond }: Pace, lanes: number): number {
  return Math.min((TURNS * lanes) / perSecond, LONGEST_PAUSE_SECONDS)
}
