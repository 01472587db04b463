import type { HashNumber } from './identityNumber.ts'
import type { CodeHosts } from './ownUrl.ts'
import { type ParsedCode, parseCode } from './parseCode.ts'
import type { OrderName } from './read/orders.ts'
import type { ReadResult } from './read/readResult.ts'
import type { QrWorkshop } from './workshop/qrWorkshop.ts'

/** What became of a photo, as the rest of the house may know it: what each code is, and no text of any. */
export type Reading =
  | { readonly kind: 'codes'; readonly codes: readonly ParsedCode[] }
  | Exclude<ReadResult, { kind: 'texts' }>

/** How a photo was looked at, for whoever watches the readers; nothing of what it shows. */
export type Look = {
  readonly order: OrderName
  readonly outcome: Reading['kind']
  /** The stage that found the first text, or `none`. */
  readonly stage: string
  readonly milliseconds: number
}

/** Reads photos in the workshop's threads. */
export interface PhotoReader {
  /** The codes in a picture, those that are understood first; see `QrWorkshop.read`. `seen` is told how it was looked at. */
  read(
    image: Uint8Array,
    order: OrderName,
    tried?: readonly string[],
    seen?: (look: Look) => void,
  ): Promise<Reading>
}

/**
 * Lets out of this room what a photo's codes are instead of what they say: the text of an identity document holds the whole
 * number, name and address. `hash` is a keyed hash.
 */
export function createPhotoReader(
  workshop: Pick<QrWorkshop, 'read'>,
  hosts: CodeHosts,
  hash: HashNumber,
): PhotoReader {
  return {
    async read(image, order, tried, seen = () => {}) {
      const began = performance.now()
      let stage = 'none'
      const result = await workshop.read(image, order, tried, (name) => {
        stage = name
      })
      const reading = readingOf(result, (text) => parseCode(text, hosts, hash))
      seen({ order, outcome: reading.kind, stage, milliseconds: performance.now() - began })
      return reading
    },
  }
}

export function readingOf(result: ReadResult, parse: (text: string) => ParsedCode): Reading {
  return result.kind === 'texts' ? { kind: 'codes', codes: result.texts.map(parse) } : result
}
