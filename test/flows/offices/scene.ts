import { randomBytes } from 'node:crypto'
import Fastify from 'fastify'
import { pino } from 'pino'
import type { Office } from '../../../bot/core/office.ts'
import { makeToken } from '../../../bot/qr/token.ts'
import { chatsOfPerson } from '../../../db/chats.ts'
import { cutOff } from '../../../db/cutOff.ts'
import type { CallOutcome } from '../../../db/exposureNotices.ts'
import { appoint, bindGroup } from '../../../db/officials.ts'
import { openRound } from '../../../db/rounds.ts'
import { makeTraceLink, openTraceLink } from '../../../db/traceLinks.ts'
import { makeTrace } from '../../../db/traces.ts'
import { tracePageRoutes } from '../../../server/routes/tracePage.ts'
import { newCast } from '../world/cast.ts'
import { EDITION, HAI_PHONG, NGO_QUYEN } from '../world/city.ts'
import { personCalled } from '../world/deeds/deed.ts'
import type { Ground } from '../world/ground.ts'
import { type Actor, newWorld, type World } from '../world/world.ts'
import { ASKED_CASE, ROUNDS, type Where } from './tries.ts'

/** Of which unit somebody is an official, seen from the ward: it, the city above, another ward. */
export type Place = 'here' | 'above' | 'elsewhere'

/** Another ward of the same city. */
const ELSEWHERE = '11311'
const UNITS: Readonly<Record<Place, string>> = { here: NGO_QUYEN, above: HAI_PHONG, elsewhere: ELSEWHERE }

type Trier = { readonly office?: readonly [Office, Place]; readonly over?: 'ended' | 'cut off' }

/** Who tries, and what they are. */
export const TRIERS = {
  stranger: {},
  citizen: {},
  reporterHere: { office: ['reporter', 'here'] },
  reporterAbove: { office: ['reporter', 'above'] },
  reporterElsewhere: { office: ['reporter', 'elsewhere'] },
  leadHere: { office: ['lead', 'here'] },
  leadAbove: { office: ['lead', 'above'] },
  leadElsewhere: { office: ['lead', 'elsewhere'] },
  tracerHere: { office: ['tracer', 'here'] },
  tracerAbove: { office: ['tracer', 'above'] },
  tracerElsewhere: { office: ['tracer', 'elsewhere'] },
  ended: { office: ['lead', 'above'], over: 'ended' },
  cutOff: { office: ['lead', 'above'], over: 'cut off' },
  endedReporter: { office: ['reporter', 'here'], over: 'ended' },
  cutOffReporter: { office: ['reporter', 'here'], over: 'cut off' },
  endedTracer: { office: ['tracer', 'here'], over: 'ended' },
  cutOffTracer: { office: ['tracer', 'here'], over: 'cut off' },
} as const satisfies Record<string, Trier>
export type Who = keyof typeof TRIERS
export const WHO = Object.keys(TRIERS) as Who[]
/** Who is known to the city. */
const PEOPLE = WHO.filter((who) => who !== 'stranger')

/** Whose appointments are tried on. */
const TARGETS = ['reporter', 'lead', 'tracer'] as const satisfies readonly Office[]

export type Scene = {
  readonly world: World
  readonly actor: (who: Who, where?: Where) => Actor
  /** The number of the case that somebody has begun for the ward; of who is no person the one that somebody else has begun. */
  readonly caseOf: (who: Who) => number
  /** Posts on the page of the own case that the person of its only notice was called. */
  readonly ticksOff: (who: Who, outcome: CallOutcome) => Promise<void>
  /** Puts back what a deed changed. */
  readonly restore: () => Promise<void>
  readonly close: () => Promise<void>
}

/** One world for all: whoever is refused changes nothing, and what somebody did is put back. */
export async function newScene(ground: Ground): Promise<Scene> {
  const world = await newWorld(ground)
  const cast = await newCast(world)
  const phone = (index: number) => `+849111112${String(index).padStart(2, '0')}`
  for (const [index, who] of [...WHO, ...TARGETS].entries())
    await cast.introduce(`${who}: web${who === 'stranger' ? '' : `, known as Ngô Thị Mai, ${phone(index)}`}`)
  for (const group of ['Nhóm phường', 'Nhóm thành phố', 'Nhóm trống'])
    await cast.introduce(`${group}: group of ${WHO.join(', ')}`)
  for (const role of TARGETS) await isAppointed(world, role, role, 'here')
  for (const who of WHO) {
    const trier: Trier = TRIERS[who]
    if (trier.office) await isAppointed(world, who, ...trier.office)
    if (trier.over) await isOver(world, who, trier.over)
  }
  await bindGroups(world)
  await world.database.client`update venues set suspended_at = now() where id = 2`
  await openRounds(world)
  const cases = await openCases(world)
  const pages = await openPages(world, cases)
  const app = Fastify()
  await app.register(tracePageRoutes, {
    database: world.database,
    city: world.city,
    count: () => {},
    log: pino({ level: 'silent' }),
    now: () => world.now,
  })
  await hold(ground)
  return {
    world,
    actor(who, where = 'private') {
      const found = cast.actors.get(where === 'private' ? who : `${who} ở ${where}`)
      if (!found) throw new Error(`${who} is not there`)
      return found
    },
    caseOf: (who) => cases.get(who)?.id ?? ASKED_CASE,
    async ticksOff(who, outcome) {
      const payload = new URLSearchParams({ notice: String(cases.get(who)?.notice ?? 1), outcome }).toString()
      const { token, reading } = pages.get(who) ?? { token: 'x', reading: 'x' }
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        cookie: `__Secure-reading=${reading}`,
      }
      await app.inject({ method: 'POST', url: `/t/${token}`, headers, payload })
    },
    restore: () => restore(world),
    close: () => app.close(),
  }
}

async function isAppointed(world: World, who: string, role: Office, place: Place): Promise<void> {
  const unit = { edition: EDITION, unitCode: UNITS[place] }
  await appoint(world.database, await personCalled(world, who), unit, { role, name: 'Ngô Thị Mai' })
}

async function isOver(world: World, who: Who, how: 'ended' | 'cut off'): Promise<void> {
  const { database, now } = world
  const person = await personCalled(world, who)
  if (how === 'cut off') await cutOff(database, person)
  else await database.client`update officials set until = ${now.toISOString()} where person_id = ${person}`
}

async function bindGroups({ database, now, nameOf }: World): Promise<void> {
  const units: Readonly<Record<string, string>> = { 'Nhóm phường': NGO_QUYEN, 'Nhóm thành phố': HAI_PHONG }
  const chats = await database.client<{ id: number }[]>`select id from chats where kind = 'group'`
  for (const { id } of chats) {
    const unitCode = units[nameOf(Number(id))]
    if (unitCode !== undefined) await bindGroup(database, Number(id), { edition: EDITION, unitCode }, 1)
  }
  await database.client`update unit_groups set bound_at = ${now.toISOString()}`
}

/** The rounds of `ROUNDS`, in their order. */
async function openRounds(world: World): Promise<void> {
  const { database, now } = world
  const by = { openedBy: await personCalled(world, 'lead'), now }
  const asked = { title: 'Báo cáo tuần', firstDay: '2025-11-17', lastDay: '2025-11-23', dueDay: '2025-11-28' }
  for (const unitCode of [HAI_PHONG, NGO_QUYEN, HAI_PHONG])
    await openRound(database, { edition: EDITION, unitCode }, asked, by)
  await database.client`
    update round_reports set target = 5, first_sent_at = ${now.toISOString()}, sent_at = ${now.toISOString()}
     where round_id = ${ROUNDS.reported} and unit_code = ${NGO_QUYEN}`
}

type OwnCase = { readonly id: number; readonly notice: number }

/** A case of the ward for whose notices its tracer has asked, and one that everybody has begun, whatever they are, with a call to make. */
async function openCases(world: World): Promise<Map<Who, OwnCase>> {
  const { database, now } = world
  const citizen = await personCalled(world, 'citizen')
  const asked = await begunBy(world, 'tracer')
  await database.client`update traces set notices_asked_at = ${now.toISOString()} where id = ${asked}`
  const cases = new Map<Who, OwnCase>()
  for (const who of PEOPLE) {
    const id = await begunBy(world, who)
    const [row] = await database.client<{ id: number }[]>`
      insert into exposure_notices (trace_id, person_id, created_at, call_since)
      values (${id}, ${citizen}, ${now.toISOString()}, ${now.toISOString()}) returning id`
    cases.set(who, { id, notice: Number(row?.id) })
  }
  return cases
}

async function begunBy(world: World, who: string): Promise<number> {
  const { database, now, city } = world
  const from = new Date(now.getTime() - 7 * 86_400_000)
  const { id } = await makeTrace(database, {
    edition: EDITION,
    unitCode: NGO_QUYEN,
    reference: 'BN-2025-0001',
    personId: await personCalled(world, 'citizen'),
    tracerId: await personCalled(world, who),
    from,
    to: now,
    rule: city.exposureRule,
    createdAt: now,
  })
  return id
}

/** The page of everybody's own case, open. */
async function openPages(world: World, cases: ReadonlyMap<Who, OwnCase>) {
  const { database, now } = world
  const until = new Date(now.getTime() + 600_000)
  const opened = new Map<Who, { readonly token: string; readonly reading: string }>()
  for (const [who, { id: traceId }] of cases) {
    const personId = await personCalled(world, who)
    const [chat] = await chatsOfPerson(database, personId)
    const [token, reading] = [makeToken(randomBytes), makeToken(randomBytes)]
    await makeTraceLink(database, token, { traceId, personId, chatId: chat?.id ?? 0, now, expiresAt: until })
    await openTraceLink(database, token, { reading, readUntil: until, now })
    opened.set(who, { token, reading })
  }
  return opened
}

/** What a deed may change or delete, what others refer to first. */
const HELD_TABLES = [
  'officials',
  'report_rounds',
  'round_reports',
  'traces',
  'trace_links',
  'exposure_notices',
] as const

async function hold({ asOwner }: Ground): Promise<void> {
  for (const table of HELD_TABLES)
    await asOwner(`
      drop table if exists held_${table}; create table held_${table} as table ${table};
      grant select on held_${table} to public`)
}

async function restore({ database, now, nameOf }: World): Promise<void> {
  const { client } = database
  const groups = await client<{ chat_id: number }[]>`select chat_id from unit_groups`
  for (const { chat_id } of groups)
    if (nameOf(Number(chat_id)) === 'Nhóm trống')
      await client`delete from unit_groups where chat_id = ${chat_id}`
  await client`delete from invitations where invited_by is not null`
  await client`update invitations set used_at = null`
  await client`delete from scheduled_runs`
  const gone = HELD_TABLES.toReversed().map((table) => `delete from ${table};`)
  const back = HELD_TABLES.map(
    (table) => `insert into ${table} overriding system value select * from held_${table};`,
  )
  await client.unsafe([...gone, ...back].join(' '))
  await client`update venues set suspended_at = null, suspended_by = null where id <> 2`
  await client`update venues set suspended_at = ${now.toISOString()}, suspended_by = null where id = 2`
}
