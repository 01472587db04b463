import { clearAlarm, raiseAlarm } from '../../db/alarms.ts'
import type { Store } from '../../db/connect.ts'
import { erasedWhoAreHeld } from '../../db/erasures.ts'

export const ERASED_RETURNED = 'erased returned'

/** Raises that persons are held who were erased. A server erases none of them by itself: an operator looks first why they are there. */
export async function watchErased(store: Pick<Store, 'sql'>): Promise<void> {
  const count = await erasedWhoAreHeld(store)
  if (count > 0) await raiseAlarm(store, ERASED_RETURNED, `${count} persons`)
  else await clearAlarm(store, ERASED_RETURNED)
}
