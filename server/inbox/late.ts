import { databaseClock, earlier } from '../../db/clock.ts'
import type { Store } from '../../db/connect.ts'
import { STRANGERS_HOURS } from '../../db/retention.ts'

const HOUR_MILLISECONDS = 3_600_000

/**
 * Hours after which a message is not done any more. A visit of a day that is long over helps nobody, and answers would only
 * surprise. It is also not known any more: the purge forgets a stranger's message a day after it was done (`STRANGERS_HOURS`), and
 * whoever brings it again would have it done again. Four hours less leave time for clocks that differ, and for a message that
 * waits between being seen and being asked for in the inbox.
 */
export const LONGEST_HOURS = STRANGERS_HOURS - 4

/**
 * Whether a message is older than is known for certain to have been done, so that whoever captured one can't have it done again. Zalo
 * repeats an event for an hour; Telegram brings what waited for a day, and a day is what its messages are given.
 */
export function isLate(sentAt: string, now: Date, hours = LONGEST_HOURS): boolean {
  return now.getTime() - Date.parse(sentAt) > hours * HOUR_MILLISECONDS
}

/**
 * The same where it decides that a message is never done. Then the database's clock must say so too: a process whose own clock has
 * leapt ahead would throw away all that comes, and the messenger would never bring it again.
 */
export async function isLateByBothClocks(
  store: Pick<Store, 'sql'>,
  sentAt: string,
  now: Date,
  hours = LONGEST_HOURS,
): Promise<boolean> {
  return isLate(sentAt, now, hours) && isLate(sentAt, earlier(now, await databaseClock(store)), hours)
}
