import { clearAlarms, raiseAlarm } from '../../db/alarms.ts'
import type { Database } from '../../db/connect.ts'

/** Tells the operator what keeps messages of a channel from being sent. */
export type SendingAlarms = {
  /** Nothing can be sent, until a message is. */
  held(alarm: string, reason: string): Promise<void>
  /** One message can't be sent yet, whatever becomes of others. */
  delayed(alarm: string, reason: string): Promise<void>
  /** A message was sent, so whatever kept messages back is over. */
  sent(): Promise<void>
}

export function createSendingAlarms(database: Pick<Database, 'sql'>, channel: string): SendingAlarms {
  const beginning = `${channel} sending `
  // An alarm may stand from before this process began.
  let mayStand = true
  return {
    async held(alarm, reason) {
      mayStand = true
      await raiseAlarm(database, `${beginning}${alarm}`, reason)
    },
    async delayed(alarm, reason) {
      await raiseAlarm(database, `${channel} message ${alarm}`, reason)
    },
    async sent() {
      if (!mayStand) return
      mayStand = false
      await clearAlarms(database, beginning)
    },
  }
}
