import { pino } from 'pino'
import { raiseAlarm } from '../../../../db/alarms.ts'
import { seal } from '../../../../db/seal.ts'
import { endOverdueVisits, openVisit, openVisitOf } from '../../../../db/visits.ts'
import { createSignal } from '../../../../server/inbox/signal.ts'
import { sendReminders } from '../../../../server/workers/reminders.ts'
import { endOverdueShifts, type ShiftParts, sendFeeds } from '../../../../server/workers/shifts.ts'
import { sendDueSummaries } from '../../../../server/workers/summaries.ts'
import { channelsOn } from '../city.ts'
import type { World } from '../world.ts'
import { type Deeds, personCalled } from './deed.ts'

/** More than any transcript has. */
const ALL = 1_000
const HALF_A_DAY = 43_200_000

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

/** The groups were bound this morning: the database says so by the clock of whoever runs the transcript. */
async function summariesAreSent(world: World): Promise<void> {
  const { database, city, now } = world
  await database.client`update unit_groups set bound_at = ${new Date(now.getTime() - HALF_A_DAY).toISOString()}`
  await sendDueSummaries({ database, city, outbox: createSignal(), log: pino() }, now)
}

/** An alarm that was raised at the transcript's time. */
async function alarmStands({ database, now }: World, name: string): Promise<void> {
  await raiseAlarm(database, name, 'reason')
  await database.client`update alarms set raised_at = ${now.toISOString()} where name = ${name}`
}

/** A member of somebody's family came along to where they are now. */
async function memberCameAlong(world: World, name: string, holder: string): Promise<void> {
  const { database } = world
  const holderId = await personCalled(world, holder)
  const open = await openVisitOf(database, holderId)
  if (!open) throw new Error(`${holder} is nowhere`)
  const sealed = Buffer.from(seal(database.keys, 'profile', { name }))
  const [member] = await database.client<{ id: number }[]>`
    insert into persons (profile_sealed) values (${sealed}) returning id`
  const personId = Number(member?.id)
  await database.client`insert into family (member_id, holder_id, relation) values (${personId}, ${holderId}, 'child')`
  const { venueId, gateId, startedAt, endsAt } = open
  const where = { personId, venueId, gateId, startedAt, endsAt }
  await openVisit(database, { ...where, recordedBy: 'family', legalBasis: 'consent' })
}

/** What the workers do by themselves, and an alarm that stands. */
export const WORKER_DEEDS: Deeds = [
  [/^máy chủ có sự cố (.+)$/u, alarmStands],
  [/^lượt mới được báo$/u, feedsAreSent],
  [/^báo cáo đến giờ được gửi$/u, summariesAreSent],
  [/^ca quá giờ được kết thúc$/u, (world) => endOverdueShifts(shiftParts(world), world.now)],
  [/^(.+) đi cùng (.+)$/u, memberCameAlong],
  [/^người quên ghi ra được nhắc$/u, (world) => sendReminders(shiftParts(world), world.now)],
  [/^lượt quá giờ được kết thúc$/u, ({ database, now }) => endOverdueVisits(database, now, ALL)],
]
