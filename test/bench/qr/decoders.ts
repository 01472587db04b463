import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { type Decode, type DecoderName, PACE_THREADS, type Pace } from './decoder.ts'

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

/** The same with two worker threads: ours as the server has them, a peer's in a plain pool. */
export async function loadPace(name: DecoderName): Promise<Pace> {
  if (name === 'ours in time') return (await import('./ours.ts')).paceOfOurs('inTime')
  if (name === 'ours in full') return (await import('./ours.ts')).paceOfOurs('inFull')
  const pool = new Piscina<Uint8Array, readonly string[]>({
    filename: fileURLToPath(new URL('./peerThread.mjs', import.meta.url)),
    name: 'read',
    minThreads: PACE_THREADS,
    maxThreads: PACE_THREADS,
    workerData: name,
  })
  return { read: (file) => pool.run(file), close: () => pool.destroy() }
}
