import { raiseAlarm } from '../../../../db/alarms.ts'
import { endOverdueVisits } from '../../../../db/visits.ts'
import { createSignal } from '../../../../server/inbox/signal.ts'
import { sendReminders } from '../../../../server/workers/reminders.ts'
import { endOverdueShifts, type ShiftParts, sendFeeds } from '../../../../server/workers/shifts.ts'
import { channelsOn } from '../city.ts'
import type { World } from '../world.ts'
import type { Deeds } from './deed.ts'

/** More than any transcript has. */
const ALL = 1_000

/** The workers as they are; nobody listens to what they wake. */
function shiftParts({ database, city }: World) {
  return {
    database,
    city,
    channels: new Map(Object.entries(channelsOn(database))) as ShiftParts['channels'],
    outbox: createSignal(),
  }
}

/** What was said before has gone out by then. */
async function feedsAreSent(world: World): Promise<void> {
  await world.database.client`update outbox set done_at = ${world.now.toISOString()} where done_at is null`
  await sendFeeds(shiftParts(world), world.now)
}

/** An alarm that was raised at the transcript's time. */
async function alarmStands({ database, now }: World, name: string): Promise<void> {
  await raiseAlarm(database, name, 'reason')
  await database.client`update alarms set raised_at = ${now.toISOString()} where name = ${name}`
}

/** What the workers do by themselves, and an alarm that stands. */
export const WORKER_DEEDS: Deeds = [
  [/^máy chủ có sự cố (.+)$/u, alarmStands],
  [/^lượt mới được báo$/u, feedsAreSent],
  [/^ca quá giờ được kết thúc$/u, (world) => endOverdueShifts(shiftParts(world), world.now)],
  [/^người quên ghi ra được nhắc$/u, (world) => sendReminders(shiftParts(world), world.now)],
  [/^lượt quá giờ được kết thúc$/u, ({ database, now }) => endOverdueVisits(database, now, ALL)],
]
