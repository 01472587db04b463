import { setTimeout as sleep } from 'node:timers/promises'
import { EndProblem } from './problem.ts'

export type Ending = () => unknown

/**
 * Seconds that each part of an end may take. What is cut off then is lost to nobody: who asked asks again, and what had been begun
 * is taken up by another process once its lease is over.
 */
export const END_SECONDS = {
  /** Requests under way. A webhook takes milliseconds; a photo over a bad network is sent again by its page. */
  requests: 10,
  /** A photo may be read for 35 seconds, a messenger may take 30 to answer a delivery. */
  work: 40,
  /** Threads, leases, counts and the pool of connections. */
  rest: 10,
} as const

/** The longest that an end may take after `drainSeconds`; whoever supervises us waits a little longer before killing. */
export function longestEnd(drainSeconds: number): number {
  return drainSeconds + END_SECONDS.requests + END_SECONDS.work + END_SECONDS.rest
}

/**
 * Carries out endings one after the other, each also when one before it failed: a worker that can't be stopped must
 * leave no PostgreSQL running. Throws the first error when all are through.
 */
export async function endAll(endings: readonly Ending[]): Promise<void> {
  const errors: unknown[] = []
  for (const end of endings) {
    try {
      await end()
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
}

/** The same, all at once. */
export async function endTogether(endings: readonly Ending[]): Promise<void> {
  const ended = await Promise.allSettled(endings.map(async (end) => end()))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

/** Carries out an ending, and waits no longer when its time is over. */
export async function endWithin(seconds: number, end: Ending): Promise<void> {
  const waiting = new AbortController()
  const late = sleep(seconds * 1000, undefined, { signal: waiting.signal }).then(
    () =>
      Promise.reject(new EndProblem(`có việc chưa xong sau ${seconds} giây, để lại cho tiến trình khác.`)),
    () => {},
  )
  try {
    await Promise.race([end(), late])
  } finally {
    waiting.abort()
  }
}
