import type { Logger } from 'pino'
import { clearAlarms, raiseAlarm } from '../../db/alarms.ts'
import type { Database } from '../../db/connect.ts'
import { reasonOf } from '../log.ts'

/** Tells the operator what keeps messages of a channel from being sent, until one is sent again. Nothing here ever throws. */
export type SendingAlarms = {
  raise(alarm: string, reason: string): Promise<void>
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
    async raise(alarm, reason) {
      mayStand = true
      await raiseAlarm(database, `${beginning}${alarm}`, reason).catch(logged)
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
