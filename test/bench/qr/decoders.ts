import type { Decode, DecoderName } from './decoder.ts'

/** Loads one way of reading and nothing of the others, so that memory is its own. */
export async function loadDecoder(name: DecoderName): Promise<Decode> {
  switch (name) {
    case 'jimp + jsQR':
      return (await import('./jimpJsqr.ts')).readWithJimp
    case 'sharp + zxing-wasm':
      return (await import('./sharpZxing.ts')).readWithSharpAndZxing
    case 'ours in time':
      return (await import('./ours.ts')).decodeOurs('inTime')
    case 'ours in full':
      return (await import('./ours.ts')).decodeOurs('inFull')
  }
}
