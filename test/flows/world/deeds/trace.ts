import { appoint } from '../../../../db/officials.ts'
import { createPerson } from '../../../../db/people.ts'
import { EDITION, HAI_PHONG, NGO_QUYEN } from '../city.ts'
import type { World } from '../world.ts'
import type { Deeds } from './deed.ts'
import { personCalled } from './deed.ts'

const UNITS: Readonly<Record<string, string>> = { phường: NGO_QUYEN, 'thành phố': HAI_PHONG }
/** Another ward of the city. */
const AN_BIEN = '11407'

/** Somebody is appointed to trace; like every official, they may be known by nothing else. */
async function becomesTracer(world: World, name: string, unit: string): Promise<void> {
  const personId = await personCalled(world, name).catch(() => newcomer(world, name))
  const unitCode = UNITS[unit] ?? unit
  await appoint(world.database, personId, { edition: EDITION, unitCode }, { role: 'tracer', name })
}

async function newcomer({ database, nameOf }: World, name: string): Promise<number> {
  const chats = await database.client<{ id: number }[]>`select id from chats where kind = 'private'`
  const chat = chats.find(({ id }) => nameOf(Number(id)) === name)
  if (!chat) throw new Error(`${name} is not there`)
  return (await createPerson(database, { profile: {}, chatId: Number(chat.id) })).id
}

/** Looked for before today's transcript, a second apart. */
async function hasLookedUp(world: World, name: string, count: number): Promise<void> {
  const personId = await personCalled(world, name)
  await world.database.client`
    insert into official_reads (reader_log_id, edition, unit_code, reference_sealed, what, at)
    select p.log_id, ${EDITION}, ${NGO_QUYEN}, '\\x00', 'looked up', ${world.now.toISOString()}::timestamptz - make_interval(secs => n)
      from persons p, generate_series(1, ${count}::int) n where p.id = ${personId}`
}

async function hasBegunCases(world: World, name: string, count: number): Promise<void> {
  const personId = await personCalled(world, name)
  await world.database.client`
    insert into traces (edition, unit_code, reference_sealed, tracer_id, from_at, to_at, margin_minutes, inferred_minutes,
                        created_at)
    select ${EDITION}, 'gone', '\\x00', ${personId}, at, at, 60, 60, at
      from (select ${world.now.toISOString()}::timestamptz - make_interval(secs => n) as at from generate_series(1, ${count}::int) n) each`
}

/** Who may trace, and what was traced before. */
export const TRACE_DEEDS: Deeds = [
  [/^(.+) là cán bộ truy vết của (phường|thành phố)$/u, becomesTracer],
  [
    /^(.+) thôi làm cán bộ$/u,
    async (world, name) =>
      world.database.client`delete from officials where person_id = ${await personCalled(world, name)}`,
  ],
  [/^(.+) đã tra cứu (\d+) lần$/u, (world, name, count) => hasLookedUp(world, name, Number(count))],
  [/^(.+) đã mở (\d+) vụ việc$/u, (world, name, count) => hasBegunCases(world, name, Number(count))],
  [
    /^(.+) nằm ở phường An Biên$/u,
    ({ database }, place) => database.client`update venues set unit_code = ${AN_BIEN} where name = ${place}`,
  ],
]
