import type { World } from '../world.ts'
import { changed, scaled, unixSeconds } from '../world.ts'
import type { PendingUpdate } from './pending.ts'
import { confirm, dropExpired, removeWhere } from './pending.ts'
import type { WebhookAnswer } from './post.ts'
import { postUpdate } from './post.ts'

export interface WebhookSettings {
  readonly url: string
  readonly secretToken: string
  readonly maxConnections: number
}

/** Longest pause between two tries is a random number of seconds between this and its double. */
const LONGEST_PAUSE_SECONDS = 60
/** Longest pause that a webhook may ask for with Retry-After. */
const MAX_RETRY_AFTER_SECONDS = 3600
/** A webhook that answers 410 without a break for 23 hours is closed. */
const GONE_SECONDS = 23 * 3600
/** setTimeout's largest delay is about 24 days; a pause is never near that, but an injected one might be. */
const MAX_TIMER_MILLISECONDS = 3_600_000

/** Sends updates to one webhook, queue by queue, until it is closed. Numbers are those of telegram-bot-api's source. */
export class WebhookDelivery {
  readonly settings: WebhookSettings
  lastError: { readonly date: number; readonly message: string } | undefined
  private readonly world: World
  private readonly closing = new AbortController()
  private inFlight = 0
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
    dropExpired(this.world)
    const now = performance.now()
    let next = Number.POSITIVE_INFINITY
    for (const update of this.heads()) {
      if (update.notBefore > now) next = Math.min(next, update.notBefore)
      else if (this.inFlight < this.settings.maxConnections) void this.send(update)
    }
    if (next === Number.POSITIVE_INFINITY) return
    this.timer = setTimeout(() => this.wake(), Math.min(next - now, MAX_TIMER_MILLISECONDS))
  }

  /** The first update of every queue that has none on its way. */
  private heads(): PendingUpdate[] {
    const heads = new Map<string, PendingUpdate>()
    for (const update of this.world.pending) {
      if (!heads.has(update.queue)) heads.set(update.queue, update)
    }
    return [...heads.values()].filter((update) => !update.inFlight)
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
    if (this.closing.signal.aborted) {
      this.world.webhook?.wake()
      return
    }
    if (answer.problem === undefined) this.delivered(update, answer)
    else this.failed(update, answer)
    this.wake()
  }

  private delivered(update: PendingUpdate, answer: WebhookAnswer): void {
    this.goneSince = undefined
    confirm(this.world, update)
    this.world.signals.emit('reply', answer)
  }

  private failed(update: PendingUpdate, answer: WebhookAnswer): void {
    const now = unixSeconds(this.world)
    this.lastError = { date: now, message: answer.problem ?? '' }
    this.noticeGone(answer.status, now)
    const pause = this.pauseBefore(update, answer.retryAfter)
    if (now + pause > update.expiresAt) {
      removeWhere(this.world, (other) => other === update)
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
