/**
 * Wakes the workers of the same process after a commit. What other processes wrote is found by the waiters' own poll.
 * A ring between a worker's empty look and its wait would be missed, so each wait names the count it looked under.
 */
export type Signal = {
  /**
   * Wakes one lane of every worker that waits, or as many as there is work for, the longest waiting first; with a name only lanes of
   * that worker.
   */
  ring(times?: number, worker?: string): void
  /** How often it was rung; to be read before looking for work. */
  readonly rings: number
  /** Resolves at once when it was rung since that count, else when woken or after the milliseconds. */
  wait(worker: string, since: number, milliseconds: number): Promise<void>
}

export function createSignal(): Signal {
  const waiting = new Map<string, Set<() => void>>()
  let rings = 0
  return {
    get rings() {
      return rings
    },
    ring(times = 1, worker) {
      rings += 1
      for (const [name, lanes] of waiting) {
        if (worker === undefined || name === worker) for (const wake of [...lanes].slice(0, times)) wake()
      }
    },
    wait(worker, since, milliseconds) {
      if (rings !== since) return Promise.resolve()
      const lanes = waiting.get(worker) ?? new Set()
      waiting.set(worker, lanes)
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          lanes.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, milliseconds)
        lanes.add(wake)
      })
    },
  }
}
