// A thread that does what no thread should: it never ends, it grows, it breaks.
import { threadId } from 'node:worker_threads'

const kept = []
const PAGES_A_MEGABYTE = 16

export function work(task) {
  let wasmBytes = 0
  if (task.kind === 'hang') for (;;);
  if (task.kind === 'break') process.exit(1)
  if (task.kind === 'throw') throw new Error('broken on purpose')
  if (task.kind === 'grow') {
    const memory = new WebAssembly.Memory({ initial: task.megabytes * PAGES_A_MEGABYTE })
    kept.push(new Uint8Array(memory.buffer).fill(1))
    wasmBytes = memory.buffer.byteLength
  }
  return { result: `${task.kind} in ${threadId}`, threadId, wasmBytes }
}
