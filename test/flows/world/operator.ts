import { raiseAlarm } from '../../../db/alarms.ts'
import { endOverdueVisits, endVisit, openVisit } from '../../../db/visits.ts'
import { createSignal } from '../../../server/inbox/signal.ts'
import { endOverdueShifts, type ShiftParts, sendFeeds } from '../../../server/workers/shifts.ts'
import { channelsOn } from './city.ts'
import { DOOR_DEEDS } from './door.ts'
import type { Said, World } from './world.ts'

/** More than any transcript has. */
const ALL = 1_000

type Deed = (world: World, rest: string, more: string) => Promise<unknown>

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

/** One more gate without a poster: `Cổng 3, ra`. */
async function gateIsOpened({ database }: World, place: string, gate: string): Promise<void> {
  const [name, way = 'cả hai'] = gate.split(', ')
  const direction = { vào: 'in', ra: 'out' }[way] ?? 'both'
  await database.client`
    insert into gates (venue_id, name, direction) select id, ${name ?? ''}, ${direction} from venues where name = ${place}`
}

/** Visits that nobody in the transcript made, a minute after each other, each left at once: the owner's own. */
async function pastVisits({ database, now }: World, place: string, count: number): Promise<void> {
  const [gate] = await database.client<{ gate: number; venue: number }[]>`
    select g.id as gate, v.id as venue from gates g join venues v on v.id = g.venue_id where v.name = ${place}`
  if (!gate) throw new Error(`there is no place ${place}`)
  for (let minute = count; minute > 0; minute--) {
    const startedAt = new Date(now.getTime() - minute * 60_000)
    const where = {
      venueId: Number(gate.venue),
      gateId: Number(gate.gate),
      recordedBy: 'photo',
      legalBasis: 'consent',
    }
    await openVisit(database, { personId: 1, startedAt, endsAt: now, ...where })
    await endVisit(database, 1, startedAt, 'out')
  }
}

/** An alarm that was raised at the transcript's time. */
async function alarmStands({ database, now }: World, name: string): Promise<void> {
  await raiseAlarm(database, name, 'reason')
  await database.client`update alarms set raised_at = ${now.toISOString()} where name = ${name}`
}

/** What others than the people of a transcript do, as lines that begin with `! `. */
const DEEDS: readonly (readonly [RegExp, Deed])[] = [
  ...DOOR_DEEDS,
  [/^(.+) có (\d+) lượt vừa qua$/u, (world, place, count) => pastVisits(world, place, Number(count))],
  [/^máy chủ có sự cố (.+)$/u, alarmStands],
  [/^lượt mới được báo$/u, feedsAreSent],
  [/^ca quá giờ được kết thúc$/u, (world) => endOverdueShifts(shiftParts(world), world.now)],
  [/^(.+) mở thêm (.+)$/u, gateIsOpened],
  [
    /^(.+) chứa được (\d+) người$/u,
    ({ database }, name, capacity) =>
      database.client`update venues set capacity = ${Number(capacity)} where name = ${name}`,
  ],
  [
    /^chủ (.+) tạm nghỉ$/u,
    ({ database, now }, name) =>
      database.client`update venues set paused_at = ${now.toISOString()} where name = ${name}`,
  ],
  [
    /^chủ (.+) mở lại$/u,
    ({ database }, name) => database.client`update venues set paused_at = null where name = ${name}`,
  ],
  [/^lượt quá giờ được kết thúc$/u, ({ database, now }) => endOverdueVisits(database, now, ALL)],
  [
    /^phường tạm dừng (.+)$/u,
    ({ database, now }, name) =>
      database.client`update venues set suspended_at = ${now.toISOString()} where name = ${name}`,
  ],
  [
    /^(.+) đóng cửa hẳn$/u,
    ({ database, now }, name) =>
      database.client`update venues set closed_at = ${now.toISOString()} where name = ${name}`,
  ],
  [
    /^tờ mã của (.+) được thay$/u,
    ({ database, now }, name) => database.client`
      update gate_codes set retired_at = ${now.toISOString()} where gate_id in (
        select g.id from gates g join venues v on v.id = g.venue_id where v.name = ${name})`,
  ],
]

export async function doneBesides(world: World, words: string): Promise<readonly Said[]> {
  for (const [pattern, deed] of DEEDS) {
    const found = pattern.exec(words)
    if (found) return world.besides(() => deed(world, found[1] ?? '', found[2] ?? ''))
  }
  throw new Error(`nobody does this: ${words}`)
}
