import type { Photo } from './photo.ts'

/** One way of reading a photo. It gives every text it found, best first, and an empty list when it found none. */
export interface Stage {
  readonly name: string
  readonly read: (photo: Photo) => Promise<readonly string[]>
}
