import { cityDay } from '../../../../bot/core/cityTime.ts'
import { visitorWords } from '../../../../bot/core/visitorWords.ts'
import { noteVisitor } from '../../../../db/venueVisitors.ts'
import { endVisit, openVisit } from '../../../../db/visits.ts'
import { ZONE } from '../city.ts'
import { OWNER } from '../places.ts'
import type { World } from '../world.ts'
import type { Deeds } from './deed.ts'

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

/** Visits that nobody in the transcript made, and searches for them. */
export const LOG_DEEDS: Deeds = [
  [/^(.+) có (\d+) lượt vừa qua$/u, (world, place, count) => pastVisits(world, place, Number(count))],
  [/^(.+) vừa có lượt qua (.+)$/u, visitThrough],
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
  [
    /^hồ sơ của mọi khách bị hỏng$/u,
    ({ database }) => database.client`update persons set profile_sealed = '\\x00' where id > 1`,
  ],
]
