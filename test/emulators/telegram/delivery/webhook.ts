import type { World } from '../world.ts'
import { changed, scaled, unixSeconds } from '../world.ts'
import { confirm, drop, isExpired } from './pending.ts'
import type { WebhookAnswer } from './post.ts'
import { postUpdate } from './post.ts'
import type { PendingUpdate } from './queue.ts'

export interface WebhookSettings {
  readonly url: string
  readonly secretToken: string
  readonly maxConnections: number
}

/** Longest pause between two tries is a random number of seconds between this and its double. */
const LONGEST_PAUSE_SECONDS = 60
/** Longest pause that a webhook may ask for with Retry-After. */
const MAX_RETRY_AFTER_SECONDS = 3600
/** After so long without a success, a webhook that fails gets one update at a time. */
const PATIENCE_SECONDS = 10
/** A webhook that answers 410 without a break for 23 hours is closed. */
const GONE_SECONDS = 23 * 3600

/** Sends updates to one webhook, line by line, until it is closed. Numbers are those of telegram-bot-api's source. */
export class WebhookDelivery {
  readonly settings: WebhookSettings
  lastError: { readonly date: number; readonly message: string } | undefined
  private readonly world: World
  private readonly closing = new AbortController()
  private inFlight = 0
  private lastSuccess = performance.now()
  private lastFailed = false
  private goneSince: number | undefined
  private timer: NodeJS.Timeout | undefined

  constructor(world: World, settings: WebhookSettings) {
    this.world = world
    this.settings = settings
  }

  close(): void {
    this.closing.abort()
    clearTimeout(this.timer)
  }

  /** Sends whatever may go out now and sets the alarm for what may go out later. */
  wake(): void {
    if (this.closing.signal.aborted) return
    clearTimeout(this.timer)
    const now = performance.now()
    const waiting = this.freshHeads()
    for (const update of waiting) {
      if (update.notBefore <= now && this.inFlight < this.connections()) void this.send(update)
    }
    const later = waiting.filter(({ notBefore }) => notBefore > now).map(({ notBefore }) => notBefore)
    if (later.length > 0) this.timer = setTimeout(() => this.wake(), Math.min(...later) - now)
  }

  /** The first update of every line that has none on its way; what has run out is dropped. */
  private freshHeads(): readonly PendingUpdate[] {
    const heads = this.world.pending.heads().filter((update) => !update.inFlight)
    const expired = heads.filter((update) => isExpired(this.world, update))
    if (expired.length === 0) return heads
    for (const update of expired) drop(this.world, update)
    return this.freshHeads()
  }

  private connections(): number {
    const isPatient = performance.now() - this.lastSuccess < scaled(this.world, PATIENCE_SECONDS)
    return this.lastFailed && !isPatient ? 1 : this.settings.maxConnections
  }

  private async send(update: PendingUpdate): Promise<void> {
    update.inFlight = true
    this.inFlight += 1
    const answer = await postUpdate(
      this.settings,
      update.json,
      this.world.webhookTimeout,
      this.closing.signal,
    )
    update.inFlight = false
    this.inFlight -= 1
    // Cut off by another setWebhook: whether the bot has it, nobody knows, so the next webhook gets it too.
    if (this.closing.signal.aborted) return this.world.webhook?.wake()
    if (answer.problem === undefined) this.delivered(update, answer)
    else this.failed(update, answer, answer.problem)
    this.wake()
  }

  private delivered(update: PendingUpdate, answer: WebhookAnswer): void {
    this.goneSince = undefined
    this.lastFailed = false
    this.lastSuccess = performance.now()
    confirm(this.world, update)
    changed(this.world)
    this.world.signals.emit('reply', answer)
  }

  private failed(update: PendingUpdate, answer: WebhookAnswer, problem: string): void {
    const now = unixSeconds(this.world)
    this.lastFailed = true
    this.lastError = { date: now, message: problem }
    this.noticeGone(answer.status, now)
    const pause = this.pauseBefore(update, answer.retryAfter)
    if (now + pause > update.expiresAt) {
      drop(this.world, update)
      return
    }
    update.failures += 1
    update.notBefore = performance.now() + scaled(this.world, pause)
    changed(this.world)
  }

  /** The first failure is retried at once, the next after 2, 4, 8 … seconds; Retry-After comes first. */
  private pauseBefore(update: PendingUpdate, retryAfter: number): number {
    if (retryAfter > 0) return Math.min(retryAfter, MAX_RETRY_AFTER_SECONDS)
    if (update.failures === 0) return 0
    const longest = Math.floor(LONGEST_PAUSE_SECONDS * (1 + this.world.random()))
    update.delay = Math.min(longest, update.delay * 2)
    return update.delay
  }

  private noticeGone(status: number | undefined, now: number): void {
    if (status !== 410) {
      this.goneSince = undefined
      return
    }
    this.goneSince ??= now
    if (now <= this.goneSince + GONE_SECONDS) return
    this.close()
    this.world.webhook = undefined
  }
}
