import type { ReadResult } from '../../../../../bot/qr/read/readResult.ts'

/** What the process that was sent hostile files says at its end. */
export interface Serving {
  readonly served: readonly {
    readonly answer: ReadResult
    readonly milliseconds: number
    readonly processorMs: number
    /** How long the full order took, if it was asked. */
    readonly inFullMilliseconds: number
    /** What became of the good photo behind it. */
    readonly next: ReadResult
    /** By how much the process had grown after both. */
    readonly growth: number
  }[]
  /** By how much the process had grown when it was largest. */
  readonly grownBytes: number
}
