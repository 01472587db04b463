import type { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Faults } from '../faults.ts'
import { RETRY_SECONDS } from '../limits.ts'
import type { Fields } from '../request.ts'
import type { Switches } from '../switches.ts'
import { Pairs } from './pairs.ts'
import type { PostOutcome } from './post.ts'
import { post } from './post.ts'
import { signatureOf } from './signature.ts'

/** Why an admin gets the notice that the webhook does not work. */
export interface Complaint {
  readonly event: string
  readonly problem: Exclude<PostOutcome['kind'], 'taken'>
  /** HTTP status, if one came. */
  readonly status?: number
  /** 0 for the first time, else the number of the retry. */
  readonly retry: number
}

/** An event on its way; its bytes never change, however often it goes out. */
export interface Parcel {
  readonly name: string
  readonly body: string
  readonly signature: string
}

export interface DeliverySettings {
  readonly appId: string
  readonly oaSecret: string
  readonly timeScale: number
  readonly webhookDeadline: number
  readonly signals: EventEmitter
  readonly switches: Switches
  readonly faults: Faults
}

const SIGNATURE_HEADER = 'x-zevent-signature'

/** Takes events to the app's webhook, each on its own: no order is promised. */
export class Deliveries {
  readonly complaints: Complaint[] = []
  /** Events that are on their way or wait for their next try. */
  pending = 0
  /** False after the last retry failed: Zalo is silent until somebody switches the webhook on again by hand. */
  subscribed = true
  private url: string | undefined
  private closing = new AbortController()
  private readonly settings: DeliverySettings
  private readonly pairs = new Pairs((parcel) => this.deliver(parcel))

  constructor(settings: DeliverySettings) {
    this.settings = settings
  }

  /** What the console does; undefined takes the webhook away. */
  setUrl(url: string | undefined): void {
    this.url = url
  }

  resubscribe(): void {
    this.subscribed = true
    this.closing = new AbortController()
  }

  close(): void {
    this.subscribed = false
    this.closing.abort()
  }

  /** Sends an event of now; without a webhook it is lost, as it is on Zalo. */
  send(event: Fields, at: number): void {
    this.sendBody({ ...event, timestamp: this.settings.switches.timestamp === 'string' ? String(at) : at })
  }

  /** Sends an event that has its timestamp. */
  sendBody(event: Fields): void {
    if (this.url === undefined || !this.subscribed) return
    const { appId, oaSecret, switches, faults } = this.settings
    const body = JSON.stringify(event)
    const signature = signatureOf(appId, body, String(event.timestamp), oaSecret)
    const { duplicate, lateness } = faults.takeDelivery()
    void this.run(
      { name: String(event.event_name), body, signature },
      lateness,
      duplicate || switches.duplicates,
    )
  }

  /** Posts anything once, to the webhook that events go to. */
  async postRaw(body: string, signature: string | undefined): Promise<PostOutcome> {
    const headers = signature === undefined ? {} : { [SIGNATURE_HEADER]: signature }
    return post(this.url ?? '', body, headers, this.settings.webhookDeadline, this.closing.signal)
  }

  private async run(parcel: Parcel, lateness: number, twice: boolean): Promise<void> {
    this.pending += 1
    const { signal } = this.closing
    await this.wait(lateness, signal)
    if (this.settings.switches.outOfOrder) await this.pairs.deliver(parcel)
    else await this.deliver(parcel)
    if (twice) await this.deliver(parcel)
    this.pending -= 1
    this.settings.signals.emit('change')
  }

  /** Tries until the event is taken, given up, or everything is. */
  private async deliver(parcel: Parcel): Promise<void> {
    const { signal } = this.closing
    for (let retry = 0; !signal.aborted; retry++) {
      const outcome = await this.try(parcel, retry, signal)
      if (signal.aborted || outcome.kind === 'taken') return
      this.complain(parcel, outcome, retry)
      if (!this.isRetried(outcome)) return
      const seconds = RETRY_SECONDS[retry]
      if (seconds === undefined) return this.close()
      await this.wait(seconds * 1000 * this.settings.timeScale, signal)
    }
  }

  private async try(parcel: Parcel, retry: number, signal: AbortSignal): Promise<PostOutcome> {
    const { switches, webhookDeadline } = this.settings
    const headers = {
      [SIGNATURE_HEADER]: `${switches.macPrefix ? 'mac=' : ''}${parcel.signature}`,
      ...(retry === 0 ? {} : { num_retry: String(retry) }),
    }
    return post(this.url ?? '', parcel.body, headers, webhookDeadline, signal)
  }

  private complain(
    { name: event }: Parcel,
    outcome: Exclude<PostOutcome, { kind: 'taken' }>,
    retry: number,
  ): void {
    const status = outcome.kind === 'status' ? { status: outcome.status } : {}
    this.complaints.push({ event, problem: outcome.kind, ...status, retry })
    this.settings.signals.emit('change')
  }

  /** The documentation speaks of connections that could not be opened, and of nothing else. */
  private isRetried({ kind }: PostOutcome): boolean {
    return kind === 'unreachable' || this.settings.switches.retryOnBadAnswer
  }

  private async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (milliseconds <= 0) return
    await pause(milliseconds, undefined, { signal }).catch(() => {})
  }
}
