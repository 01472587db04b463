import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { type DecoderName, PACE_THREADS, type Pace } from './decoder.ts'

/** One way of reading with two worker threads: ours as the server has them, a peer's in a plain pool. */
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
