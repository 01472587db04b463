import { clearAlarm, raiseAlarm } from '../../db/alarms.ts'
import type { Store } from '../../db/connect.ts'
import { requestsDue } from '../../db/dataRequests.ts'

/** How long before its last day the operator is told of a request that was answered and not done. */
const SOON_MILLISECONDS = 3 * 86_400_000

export const REQUESTS_WAIT = 'data requests waiting'
export const REQUESTS_LATE = 'data requests late'

/**
 * Raises what the operator must look at of people's requests: that one waits, as soon as it does, and that one is late. The
 * alarm says how many there are, and of nobody.
 */
export async function watchRequests(store: Pick<Store, 'sql'>, now: Date): Promise<void> {
  const { waiting, late } = await requestsDue(store, now, new Date(now.getTime() + SOON_MILLISECONDS))
  await settle(store, REQUESTS_WAIT, waiting)
  await settle(store, REQUESTS_LATE, late)
}

function settle(store: Pick<Store, 'sql'>, name: string, count: number): Promise<unknown> {
  return count > 0 ? raiseAlarm(store, name, `${count} requests`) : clearAlarm(store, name)
}
