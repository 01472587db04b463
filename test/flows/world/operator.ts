import { fold } from '../../../bot/core/fold.ts'
import { raiseAlarm } from '../../../db/alarms.ts'
import { seal } from '../../../db/seal.ts'
import { registerVenue } from '../../../db/venues.ts'
import { endOverdueVisits, endVisit, openVisit } from '../../../db/visits.ts'
import { EDITION, NGO_QUYEN } from './city.ts'
import type { World } from './world.ts'

/** More than any transcript has. */
const ALL = 1_000

type Deed = (world: World, rest: string, more: string) => Promise<unknown>

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

async function personCalled({ database, nameOf }: World, name: string): Promise<number> {
  const chats = await database.client<{ id: number; person: number }[]>`
    select id, person_id as person from chats where person_id is not null`
  const chat = chats.find(({ id }) => nameOf(Number(id)) === name)
  if (!chat) throw new Error(`${name} is not known`)
  return Number(chat.person)
}

/** Somebody stands at a place's door by its owner's word. */
async function becomesStaff(world: World, name: string, place: string): Promise<void> {
  const personId = await personCalled(world, name)
  const sealed = Buffer.from(seal(world.database.keys, 'staffName', name))
  await world.database.client`
    insert into venue_staff (venue_id, person_id, name_sealed)
    select id, ${personId}, ${sealed} from venues where name = ${place}`
}

/** Venues that somebody registered on the transcript's day, "Quán số 1" and on, each with a main gate. */
async function registeredToday(world: World, owner: string, count: number): Promise<void> {
  const { database, now } = world
  const ownerId = await personCalled(world, owner)
  const [made] = await database.client<
    { count: number }[]
  >`select count(*)::int as count from venues where id > 4`
  for (let number = 1; number <= count; number++) {
    const name = `Quán số ${(made?.count ?? 0) + number}`
    const registrant = { name: owner, phone: '+84987654323', phoneConfirmed: false }
    const what = { name, foldedName: fold(name), type: 'food', address: '1 Cầu Đất', edition: EDITION }
    const gate = { name: 'Cửa chính', direction: 'both', code: `none ${name}` } as const
    const { venueId } = await registerVenue(
      database,
      { ownerId, registrant, unitCode: NGO_QUYEN, ...what },
      gate,
    )
    await database.client`update venues set created_at = ${now.toISOString()} where id = ${venueId}`
  }
}

/** An alarm that was raised at the transcript's time. */
async function alarmStands({ database, now }: World, name: string): Promise<void> {
  await raiseAlarm(database, name, 'reason')
  await database.client`update alarms set raised_at = ${now.toISOString()} where name = ${name}`
}

/** What others than the people of a transcript do, as lines that begin with `! `. */
const DEEDS: readonly (readonly [RegExp, Deed])[] = [
  [/^(.+) có (\d+) lượt vừa qua$/u, (world, place, count) => pastVisits(world, place, Number(count))],
  [
    /^(.+) có (\d+) địa điểm đăng ký hôm nay$/u,
    (world, owner, count) => registeredToday(world, owner, Number(count)),
  ],
  [/^(.+) là nhân viên của (.+)$/u, becomesStaff],
  [
    /^tờ quốc gia không còn của ai$/u,
    ({ database }) => database.client`delete from gate_codes where kind = 'national'`,
  ],
  [/^máy chủ có sự cố (.+)$/u, alarmStands],
  [/^lượt quá giờ được kết thúc$/u, ({ database, now }) => endOverdueVisits(database, now, ALL)],
  [
    /^phường tạm dừng (.+)$/u,
    ({ database, now }, name) =>
      database.client`update venues set suspended_at = ${now.toISOString()} where name = ${name}`,
  ],
  [
    /^(.+) tạm nghỉ$/u,
    ({ database, now }, name) =>
      database.client`update venues set paused_at = ${now.toISOString()} where name = ${name}`,
  ],
  [
    /^cửa của (.+) thôi dùng$/u,
    ({ database, now }, name) => database.client`
      update gates set closed_at = ${now.toISOString()} where venue_id in (
        select id from venues where name = ${name})`,
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

export async function doneBesides(world: World, words: string): Promise<void> {
  for (const [pattern, deed] of DEEDS) {
    const found = pattern.exec(words)
    if (found) return void (await deed(world, found[1] ?? '', found[2] ?? ''))
  }
  throw new Error(`nobody does this: ${words}`)
}
