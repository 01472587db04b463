import { cityDay } from '../../../bot/core/cityTime.ts'
import { fold } from '../../../bot/core/fold.ts'
import { visitorWords } from '../../../bot/core/visitorWords.ts'
import { raiseAlarm } from '../../../db/alarms.ts'
import { ensureChat } from '../../../db/chats.ts'
import { createPerson } from '../../../db/people.ts'
import { findable, seal } from '../../../db/seal.ts'
import { addStaff } from '../../../db/staff.ts'
import { inviteToVenue } from '../../../db/venueInvitations.ts'
import { registerVenue } from '../../../db/venues.ts'
import { noteVisitor } from '../../../db/venueVisitors.ts'
import { endOverdueVisits, endVisit, openVisit } from '../../../db/visits.ts'
import { createSignal } from '../../../server/inbox/signal.ts'
import { endOverdueShifts, type ShiftParts, sendFeeds } from '../../../server/workers/shifts.ts'
import { channelsOn, EDITION, NGO_QUYEN, ZONE } from './city.ts'
import { DOOR_DEEDS } from './door.ts'
import { writeFiles } from './files.ts'
import { codeOfGate, OWNER } from './places.ts'
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

/** Staff who never say anything, called after their number. */
async function staffAreThere({ database, now }: World, place: string, count: number): Promise<void> {
  const [venue] = await database.client<{ id: number }[]>`select id from venues where name = ${place}`
  for (let number = 1; number <= count; number++) {
    const address = `nhân viên ${number}`
    const chatId = await ensureChat(database, { channel: 'web', kind: 'private', address })
    const { id: personId } = await createPerson(database, { profile: {}, chatId })
    await addStaff(database, { venueId: Number(venue?.id), personId, name: `Người ${number}`, addedAt: now })
  }
}

/** Codes that were given out and that nobody brought. */
async function codesAreOut({ database, now }: World, place: string, count: number): Promise<void> {
  const [venue] = await database.client<{ id: number }[]>`select id from venues where name = ${place}`
  for (let number = 1; number <= count; number++) {
    const expiresAt = new Date(now.getTime() + 3_600_000)
    const invitation = { venueId: Number(venue?.id), purpose: 'staff', invitedBy: 1, expiresAt } as const
    await inviteToVenue(database, `code ${number}`, { ...invitation, name: `Người ${number}` })
  }
}

/** One more gate, with a poster when it has a number: `Cổng 3, ra`. */
async function gateIsOpened({ database }: World, place: string, gate: string): Promise<void> {
  const [name = '', way = 'cả hai'] = gate.split(', ')
  const direction = { vào: 'in', ra: 'out' }[way] ?? 'both'
  const [made] = await database.client<{ id: number }[]>`
    insert into gates (venue_id, name, direction) select id, ${name}, ${direction} from venues where name = ${place}
    returning id`
  const code = codeOfGate(name)
  if (code === undefined) return
  const [hash, sealed] = [findable(database.keys, 'gateCode', code), seal(database.keys, 'gateCode', code)]
  await database.client`
    insert into gate_codes (gate_id, code_hash, code_sealed)
    values (${made?.id ?? 0}, ${Buffer.from(hash)}, ${Buffer.from(sealed)})`
}

/** Lets a venue's log find the owner, as an arrival does. */
function found(database: World['database'], now: Date, venueId: number): Promise<void> {
  return noteVisitor(database, { venueId, personId: 1, day: cityDay(now, ZONE), words: visitorWords(OWNER) })
}

/** Visits that nobody in the transcript made, a minute after each other, each left at once: the owner's own. */
async function pastVisits({ database, now }: World, place: string, count: number): Promise<void> {
  const [gate] = await database.client<{ gate: number; venue: number }[]>`
    select g.id as gate, v.id as venue from gates g join venues v on v.id = g.venue_id where v.name = ${place}
     order by g.id`
  if (!gate) throw new Error(`there is no place ${place}`)
  await found(database, now, Number(gate.venue))
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

/** The owner comes and goes through a gate that stands in no poster's code. */
async function visitThrough({ database, now }: World, place: string, gateName: string): Promise<void> {
  const [gate] = await database.client<{ gate: number; venue: number }[]>`
    select g.id as gate, v.id as venue from gates g join venues v on v.id = g.venue_id
     where v.name = ${place} and g.name = ${gateName}`
  if (!gate) throw new Error(`${place} has no gate ${gateName}`)
  await found(database, now, Number(gate.venue))
  const startedAt = new Date(now.getTime() - 60_000)
  const where = { venueId: gate.venue, gateId: gate.gate, recordedBy: 'photo', legalBasis: 'consent' }
  await openVisit(database, { personId: 1, startedAt, endsAt: now, ...where })
  await endVisit(database, 1, now, 'out')
}

/** An alarm that was raised at the transcript's time. */
async function alarmStands({ database, now }: World, name: string): Promise<void> {
  await raiseAlarm(database, name, 'reason')
  await database.client`update alarms set raised_at = ${now.toISOString()} where name = ${name}`
}

/** An owner has let somebody stand at a door. */
async function standsAt({ database, nameOf }: World, who: string, place: string): Promise<void> {
  const chats = await database.client<{ id: number; person: number }[]>`
    select id, person_id as person from chats where person_id is not null and kind = 'private'`
  const chat = chats.find(({ id }) => nameOf(Number(id)) === who)
  if (!chat) throw new Error(`nobody is known as ${who}`)
  await database.client`
    insert into venue_staff (venue_id, person_id, name_sealed)
    select id, ${chat.person}, '\\x00' from venues where name = ${place}`
}

/** What others than the people of a transcript do, as lines that begin with `! `. */
const DEEDS: readonly (readonly [RegExp, Deed])[] = [
  ...DOOR_DEEDS,
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
  [/^(.+) vừa có lượt qua (.+)$/u, visitThrough],
  [
    /^(.+) có thêm cửa (.+)$/u,
    ({ database }, place, gate) => database.client`
      insert into gates (venue_id, name, direction) select id, ${gate}, 'both' from venues where name = ${place}`,
  ],
  [
    /^không ai thấy lúc vào (.+)$/u,
    ({ database }, place) => database.client`
      update visits set start_inferred = true where venue_id in (select id from venues where name = ${place})`,
  ],
  [
    /^nhật ký (.+) đã được tìm (\d+) lần$/u,
    ({ database, now }, place, count) => database.client`
      insert into venue_searches (venue_id, day, count)
      select id, ${cityDay(now, ZONE)}, ${count}::int from venues where name = ${place}
      on conflict (venue_id, day) do update set count = excluded.count`,
  ],
  [/^máy chủ có sự cố (.+)$/u, alarmStands],
  [/^(.+) làm ở (.+)$/u, standsAt],
  [
    /^chủ của (.+) không còn$/u,
    ({ database }, name) =>
      database.client`update venues set owner_id = null, registrant_sealed = null where name = ${name}`,
  ],
  [/^lượt mới được báo$/u, feedsAreSent],
  [/^tệp nhật ký được lập$/u, writeFiles],
  [/^ca quá giờ được kết thúc$/u, (world) => endOverdueShifts(shiftParts(world), world.now)],
  [/^(.+) có (\d+) nhân viên$/u, (world, place, count) => staffAreThere(world, place, Number(count))],
  [/^(.+) có (\d+) mã mời chưa dùng$/u, (world, place, count) => codesAreOut(world, place, Number(count))],
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
    /^(.+) sang tay người khác$/u,
    ({ database }, name) => database.client`update venues set owner_id = null where name = ${name}`,
  ],
  [
    /^lập tệp nhật ký hỏng (\d+) lần$/u,
    ({ database }, times) =>
      database.client`update exports set attempts = ${times}, next_at = clock_timestamp() where done_at is null`,
  ],
  [/^tệp nhật ký quá 24 giờ$/u, ({ database }) => database.client`delete from exports`],
  [
    /^hồ sơ của mọi khách bị hỏng$/u,
    ({ database }) => database.client`update persons set profile_sealed = '\\x00' where id > 1`,
  ],
  [
    /^(.+) đã lấy (\d+) tệp hôm nay$/u,
    ({ database, now }, name, count) => database.client`
      insert into exports (chat_id, person_id, venue_id, format, asked_sealed, language, created_at, done_at)
      select c.id, v.owner_id, v.id, 'csv', '\\x00', 'vi', ${now.toISOString()}, ${now.toISOString()}
        from venues v join chats c on c.person_id = v.owner_id, generate_series(1, ${count}::int)
       where v.name = ${name}`,
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
