import type { Channel } from '../../bot/channels/channel.ts'
import type { Database } from '../../db/connect.ts'
import { classOf, type DueMessage, releaseMessage } from '../../db/outbox.ts'
import { takeTokens } from '../../db/pace.ts'
import type { Looked } from './loop.ts'
import { reserveFor } from './reserves.ts'

/** Keeps a messenger's pace, together with the other processes, whose buckets in the database are the same. */
export type Pacing = {
  /**
   * Takes a token of the messenger's bucket and one of the chat's. Without both the message is given back until they
   * are there, and what is returned says whether the lane may look for another message meanwhile.
   */
  admit(message: DueMessage): Promise<'admitted' | Looked>
}

export function bucketOf(channel: Channel, message?: DueMessage): string {
  return message ? `${channel.name}:${message.chat.id}` : channel.name
}

/**
 * Seconds that a lane stands still at most: a reply may go while a push may not, and what closed a messenger may be mended long
 * before the time that it named.
 */
const LONGEST_PAUSE_SECONDS = 0.5
/** Messages that queue up for tokens of their own: as many as wait at once, more or less. */
const QUEUE_LENGTH = 8

export function createPacing(database: Database, channel: Channel): Pacing {
  const { pace } = channel.limits
  /** By class, when the messenger's next token is that nobody in this process waits for; milliseconds of this process. */
  const nextTokens: number[] = []

  /**
   * After how many seconds a message finds a token of its own: all at once they would only find that one of them was quicker.
   * A queue that is longer than any can be is from before the messenger was opened.
   */
  function queueUp(kind: number, seconds: number): number {
    const now = performance.now()
    const first = now + seconds * 1000
    const spacing = 1000 / pace.all.perSecond
    const token = Math.min(Math.max(first, nextTokens[kind] ?? 0), first + QUEUE_LENGTH * spacing)
    nextTokens[kind] = token + spacing
    return (token - now) / 1000
  }

  return {
    async admit(message) {
      const [allWait = 0, chatWait = 0] = await takeTokens(database, [
        { name: bucketOf(channel), ...pace.all, reserve: reserveFor(pace.all.burst, classOf(message.class)) },
        {
          name: bucketOf(channel, message),
          ...(message.chat.kind === 'group' ? pace.group : pace.private),
          reserve: 0,
        },
      ])
      if (allWait === 0 && chatWait === 0) return 'admitted'
      const queued = allWait > 0 ? queueUp(message.class, allWait) : 0
      await releaseMessage(database, message.id, {
        afterSeconds: Math.max(queued, chatWait),
        counted: false,
        reason: 'pace',
      })
      return allWait > 0 ? { pauseSeconds: Math.min(queued, LONGEST_PAUSE_SECONDS) } : 'worked'
    },
  }
}
