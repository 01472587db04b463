import type { Logger } from 'pino'

/** A reason is said at once, and then twice a minute: a database that is away fails every lane each second. */
const SAID_AGAIN_MILLISECONDS = 30_000
/** Without a failure for so long it is over; beside a lane that fails each second, others work. */
const OVER_MILLISECONDS = 5_000

/** Says in the log that a worker fails, and that it is over. */
export type FailuresSeen = { failed(reason: string): void; worked(): void }

/** @param now milliseconds of a clock that only goes forward. */
export function createFailuresSeen(
  worker: string,
  log: Logger,
  now: () => number = () => performance.now(),
): FailuresSeen {
  const said = new Map<string, { at: number; unsaid: number }>()
  let failedAt = 0
  return {
    failed(reason) {
      failedAt = now()
      const before = said.get(reason)
      if (before && failedAt - before.at < SAID_AGAIN_MILLISECONDS) {
        before.unsaid += 1
        return
      }
      log.error({ worker, reason, count: (before?.unsaid ?? 0) + 1 }, 'worker failed, going on')
      said.set(reason, { at: failedAt, unsaid: 0 })
    },
    worked() {
      if (said.size === 0 || now() - failedAt < OVER_MILLISECONDS) return
      said.clear()
      log.warn({ worker }, 'worker works again')
    },
  }
}
