import { setTimeout as wait } from 'node:timers/promises'

const LOOK_MILLISECONDS = 10
const PATIENCE_MILLISECONDS = 120_000

/** Waits until a server answers that it is well. */
export async function healthy(base: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS
  while (performance.now() < deadline) {
    const answer = await fetch(`${base}/healthz`).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer?.status === 200) return
    await wait(LOOK_MILLISECONDS)
  }
  throw new Error(`${base} was not well in time`)
}
