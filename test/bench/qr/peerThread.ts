import { workerData } from 'node:worker_threads'
import { DECODERS } from './decoder.ts'
import { loadDecoder } from './decoders.ts'

const name = DECODERS.find((one) => one === workerData)
if (name === undefined) throw new Error('a thread was started for a decoder that nobody knows')
const decode = await loadDecoder(name)

/** Reads one photo in a worker thread. */
export async function read(file: Uint8Array): Promise<readonly string[]> {
  try {
    return await decode(file)
  } catch {
    return []
  }
}
