import type { ChatKind } from './wire.ts'

/** Messages a second and how many may come at once before that counts. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

export interface PaceLimits {
  readonly overall: Rate
  readonly privateChat: Rate
  readonly group: Rate
}

/**
 * The documented pace: about 30 messages a second over all, one a second in a chat, 20 a minute in a group, with short bursts
 * tolerated (https://core.telegram.org/bots/faq). Telegram names no burst: 5 for a private chat is a guess on the strict side.
 */
export const DOCUMENTED_PACE: PaceLimits = {
  overall: { perSecond: 30, burst: 30 },
  privateChat: { perSecond: 1, burst: 5 },
  group: { perSecond: 20 / 60, burst: 20 },
}

/** One message more than the burst, so that a bot which keeps the pace exactly is not caught by jitter on the way. */
const SLACK = 1

interface Bucket {
  tokens: number
  at: number
}

/** Token buckets by chat and one for all, in real time. */
export class Pace {
  private readonly buckets = new Map<string, Bucket>()

  /**
   * Counts messages to a chat.
   * @param now real milliseconds.
   * @returns seconds to wait when that was too fast; nothing is counted then. 0 when all is well.
   */
  take(limits: PaceLimits, chatId: number, kind: ChatKind, messages: number, now: number): number {
    const chatRate = kind === 'private' ? limits.privateChat : limits.group
    const overall = this.bucket('all', limits.overall, now)
    const chat = this.bucket(String(chatId), chatRate, now)
    const wait = Math.max(missing(overall) / limits.overall.perSecond, missing(chat) / chatRate.perSecond)
    if (wait > 0) return Math.max(1, Math.ceil(wait))
    overall.tokens -= messages
    chat.tokens -= messages
    return 0
  }

  private bucket(name: string, rate: Rate, now: number): Bucket {
    const full = rate.burst + SLACK
    const bucket = this.buckets.get(name) ?? { tokens: full, at: now }
    bucket.tokens = Math.min(full, bucket.tokens + ((now - bucket.at) / 1000) * rate.perSecond)
    bucket.at = now
    this.buckets.set(name, bucket)
    return bucket
  }
}

/** One token lets a whole album through, which then leaves the bucket in debt. */
function missing(bucket: Bucket): number {
  return Math.max(0, 1 - bucket.tokens)
}
