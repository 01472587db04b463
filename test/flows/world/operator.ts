import { raiseAlarm } from '../../../db/alarms.ts'
import { endOverdueVisits, endVisit, openVisit } from '../../../db/visits.ts'
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

/** An alarm that was raised at the transcript's time. */
async function alarmStands({ database, now }: World, name: string): Promise<void> {
  await raiseAlarm(database, name, 'reason')
  await database.client`update alarms set raised_at = ${now.toISOString()} where name = ${name}`
}

/** What others than the people of a transcript do, as lines that begin with `! `. */
const DEEDS: readonly (readonly [RegExp, Deed])[] = [
  [/^(.+) có (\d+) lượt vừa qua$/u, (world, place, count) => pastVisits(world, place, Number(count))],
  [/^máy chủ có sự cố (.+)$/u, alarmStands],
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

export async function doneBesides(world: World, words: string): Promise<void> {
  for (const [pattern, deed] of DEEDS) {
    const found = pattern.exec(words)
    if (found) return void (await deed(world, found[1] ?? '', found[2] ?? ''))
  }
  throw new Error(`nobody does this: ${words}`)
}
