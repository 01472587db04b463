import { HELD_HOURS, restOfStored } from '../../bot/core/heldSession.ts'
import type { Database } from '../../db/connect.ts'
import { thinSessions } from '../../db/heldSessions.ts'
import { claimRun, lastRun } from '../../db/leases.ts'

const RUN = 'forget what is held'
const HOUR_MILLISECONDS = 3_600_000
/** The clocks of processes and of the database differ, and a turn commits later than at the time that its row bears. */
const MARGIN_HOURS = 1

/**
 * Forgets what sessions hold of people before a yes once its time is over, also when nobody writes there again. What has become
 * overdue since the last run came at most a day before that run, and its session has not been older since: so only sessions
 * that were changed after that are opened, after a standstill those of longer, and without any run to remember all. A run that
 * had to pass a chat over is not remembered, so the next looks there again.
 */
export async function forgetHeld(
  database: Pick<Database, 'sql' | 'keys' | 'transaction'>,
  now: Date,
): Promise<void> {
  const last = await lastRun(database, RUN, now)
  const hours = HELD_HOURS + MARGIN_HOURS
  const changedAfter = last && new Date(last.getTime() - hours * HOUR_MILLISECONDS)
  const isWhole = await thinSessions(database, {
    changedAfter,
    restOf: (session) => restOfStored(session, now),
  })
  if (isWhole) await claimRun(database, RUN, now)
}
