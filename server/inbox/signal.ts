/**
 * Wakes the workers of the same process after a commit. What other processes wrote is found by the waiters' own poll.
 * A ring between a worker's empty look and its wait would be missed, so each wait names the count it looked under.
 */
export type Signal = {
  ring(): void
  /** How often it was rung; to be read before looking for work. */
  readonly rings: number
  /** Resolves at once when it was rung since that count, else at the next ring or after the milliseconds. */
  wait(since: number, milliseconds: number): Promise<void>
}

export function createSignal(): Signal {
  const waiting = new Set<() => void>()
  let rings = 0
  return {
    get rings() {
      return rings
    },
    ring() {
      rings += 1
      for (const wake of waiting) wake()
    },
    wait(since, milliseconds) {
      if (rings !== since) return Promise.resolve()
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          waiting.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, milliseconds)
        waiting.add(wake)
      })
    },
  }
}
