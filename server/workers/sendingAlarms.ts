import { clearAlarms, raiseAlarm } from '../../db/alarms.ts'
import type { Database } from '../../db/connect.ts'

/** Tells the operator what keeps messages of a channel from being sent, until one is sent again. */
export type SendingAlarms = {
  raise(alarm: string, reason: string): Promise<void>
  /** A message was sent, so whatever kept messages back is over. */
  sent(): Promise<void>
}

export function createSendingAlarms(database: Pick<Database, 'sql'>, channel: string): SendingAlarms {
  const beginning = `${channel} sending `
  // An alarm may stand from before this process began.
  let mayStand = true
  return {
    async raise(alarm, reason) {
      mayStand = true
      await raiseAlarm(database, `${beginning}${alarm}`, reason)
    },
    async sent() {
      if (!mayStand) return
      mayStand = false
      await clearAlarms(database, beginning)
    },
  }
}
