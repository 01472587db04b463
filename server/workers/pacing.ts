import type { Channel, Pace } from '../../bot/channels/channel.ts'
import type { Database } from '../../db/connect.ts'
import { type DueMessage, releaseMessage } from '../../db/outbox.ts'
import { takeTokens } from '../../db/pace.ts'
import type { Looked } from './loop.ts'

/** Keeps a messenger's pace, together with the other processes, whose buckets in the database are the same. */
export type Pacing = {
  /**
   * Takes a token of the messenger's bucket and one of the chat's. Without both the message is given back until they
   * are there, and what is returned says whether the lane may look for another message meanwhile.
   */
  admit(message: DueMessage): Promise<'admitted' | Looked>
}

/**
 * Share of a messenger's burst that messages of a class leave untouched: a push does not take the tokens of the replies that may
 * come the next moment, and a broadcast leaves more. Indexed by class.
 */
const RESERVED_SHARES = [0, 0.3, 0.6]

export function bucketOf(channel: Channel, message?: DueMessage): string {
  return message ? `${channel.name}:${message.chat.id}` : channel.name
}

function reserveOf({ burst }: Pace, message: DueMessage): number {
  return Math.floor(burst * (RESERVED_SHARES[message.class] ?? 0))
}

export function createPacing(database: Database, channel: Channel): Pacing {
  const { pace } = channel.limits
  /** When the messenger's next token is that no lane of this process waits for, in milliseconds of this process. */
  let nextToken = 0

  /** Each lane waits for a token of its own: all at once they would only find that one of them was quicker. */
  function queueUp(seconds: number): { readonly pauseSeconds: number } {
    const now = performance.now()
    const token = Math.max(now + seconds * 1000, nextToken)
    nextToken = token + 1000 / pace.all.perSecond
    return { pauseSeconds: (token - now) / 1000 }
  }

  return {
    async admit(message) {
      const [allWait = 0, chatWait = 0] = await takeTokens(database, [
        { name: bucketOf(channel), ...pace.all, reserve: reserveOf(pace.all, message) },
        {
          name: bucketOf(channel, message),
          ...(message.chat.kind === 'group' ? pace.group : pace.private),
          reserve: 0,
        },
      ])
      if (allWait === 0 && chatWait === 0) return 'admitted'
      const queued = allWait > 0 ? queueUp(allWait) : undefined
      const afterSeconds = Math.max(queued?.pauseSeconds ?? 0, chatWait)
      await releaseMessage(database, message.id, { afterSeconds, counted: false, reason: 'pace' })
      return queued ?? 'worked'
    },
  }
}
