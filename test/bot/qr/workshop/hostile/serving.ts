import type { ReadResult } from '../../../../../bot/qr/read/readResult.ts'

/** What the process that was sent hostile files says at its end. */
export interface Serving {
  readonly served: readonly {
    readonly answer: ReadResult
    readonly processorMs: number
    /** What came of the full order, where it was asked. */
    readonly inFull: ReadResult | undefined
    /** What became of the good photo behind it. */
    readonly next: ReadResult
  }[]
  /** By how much the process had grown when it was largest. */
  readonly grownBytes: number
}
