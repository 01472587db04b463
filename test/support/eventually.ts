import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds: far more than anything here takes on a busy machine. */
const PATIENCE = 15_000
const LOOK_AGAIN = 10

/** Looks again and again until something is there, and gives it. Throws what `missing` says when it never is within `patience`, in milliseconds. */
export async function eventually<Found>(
  look: () => Promise<Found | undefined | false> | Found | undefined | false,
  missing = 'it never came to be',
  patience = PATIENCE,
): Promise<Found> {
  const deadline = performance.now() + patience
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (performance.now() > deadline) throw new Error(missing)
    await pause(LOOK_AGAIN)
  }
}
