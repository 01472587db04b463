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

/** Reads photos in the workshop's threads. */
export interface PhotoReader {
  /** The codes in a picture, those that are understood first; see `QrWorkshop.read`. */
  read(image: Uint8Array, order: OrderName, tried?: readonly string[]): Promise<Reading>
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
    async read(image, order, tried) {
      return readingOf(await workshop.read(image, order, tried), (text) => parseCode(text, hosts, hash))
    },
  }
}

export function readingOf(result: ReadResult, parse: (text: string) => ParsedCode): Reading {
  return result.kind === 'texts' ? { kind: 'codes', codes: result.texts.map(parse) } : result
}
