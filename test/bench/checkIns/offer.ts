/** What the generator of load is told to send. */
export type Offer = {
  readonly url: string
  readonly secret: string
  readonly bodies: readonly string[]
  /** When the first is due, in milliseconds since 1970; the others follow at an even pace. */
  readonly beginsAt: number
  readonly perSecond: number
}

/** How it went: all were answered with 200, or it threw. */
export type Offered = {
  /** Milliseconds from when each was due until it was acknowledged. */
  readonly answeredAfter: readonly number[]
  /** By how many milliseconds the generator itself was late at most. */
  readonly latest: number
}
