import type { Logger } from 'pino'
import { clearAlarms, raiseAlarm } from '../../db/alarms.ts'
import type { Database } from '../../db/connect.ts'
import { reasonOf } from '../log.ts'

/** Tells the operator what keeps messages of a channel from being sent. Nothing here ever throws. */
export type SendingAlarms = {
  /** Nothing can be sent, until a message is. */
  held(alarm: string, reason: string): Promise<void>
  /** One message can't be sent yet, whatever becomes of others. */
  delayed(alarm: string, reason: string): Promise<void>
  /** A message was sent, so whatever kept messages back is over. */
  sent(): Promise<void>
}

type Parts = { readonly database: Pick<Database, 'sql'>; readonly log: Logger }

export function createSendingAlarms({ database, log }: Parts, channel: string): SendingAlarms {
  const beginning = `${channel} sending `
  // An alarm may stand from before this process began.
  let mayStand = true
  const logged = (error: unknown) =>
    log.error({ channel, reason: reasonOf(error) }, 'an alarm was not kept, and the delivery goes on')
  return {
    async held(alarm, reason) {
      mayStand = true
      await raiseAlarm(database, `${beginning}${alarm}`, reason).catch(logged)
    },
    async delayed(alarm, reason) {
      await raiseAlarm(database, `${channel} message ${alarm}`, reason).catch(logged)
    },
    async sent() {
      if (!mayStand) return
      // Before the clearing, so that an alarm raised meanwhile is not forgotten.
      mayStand = false
      await clearAlarms(database, beginning).catch((error: unknown) => {
        mayStand = true
        logged(error)
      })
    },
  }
}
