import type { Photo } from './photo.ts'

/** One way of reading a photo. Its cost is bounded by the size of the pictures that a `Photo` gives. */
export interface Stage {
  readonly name: string
  /** Takes some 30 ms at most, so that it is worth a try beside a code that was read and is not ours. */
  readonly cheap: boolean
  /**
   * Gives every text it found, best first, and an empty list when it found none. One that could take longer than the
   * rest ends by itself at `deadline`, in milliseconds on the clock of `performance.now()`.
   */
  readonly read: (photo: Photo, deadline: number) => Promise<readonly string[]>
}
