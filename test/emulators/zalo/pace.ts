import { MINUTE_MILLISECONDS } from './limits.ts'

/** What the headers of an answer say about the calls of this minute. */
export interface CallsLeft {
  readonly limit: number
  readonly remain: number
}

/** Counts calls by the minute of the emulator's clock. */
export class CallCounter {
  private minute = Number.NaN
  private calls = 0
  /** For the headers of answers. */
  left: CallsLeft | undefined

  /** @returns whether the call is within the limit; one beyond it does not count. */
  take(limit: number, now: number): boolean {
    const minute = Math.floor(now / MINUTE_MILLISECONDS)
    if (minute !== this.minute) Object.assign(this, { minute, calls: 0 })
    const isWithin = this.calls < limit
    if (isWithin) this.calls += 1
    this.left = { limit, remain: Math.max(0, limit - this.calls) }
    return isWithin
  }
}
