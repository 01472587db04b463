import type { Office } from '../../../bot/core/office.ts'
import { cutOff } from '../../../db/cutOff.ts'
import { appoint, bindGroup } from '../../../db/officials.ts'
import { newCast } from '../world/cast.ts'
import { EDITION, HAI_PHONG, NGO_QUYEN } from '../world/city.ts'
import { personCalled } from '../world/deeds/deed.ts'
import type { Ground } from '../world/ground.ts'
import { type Actor, newWorld, type World } from '../world/world.ts'
import type { Where } from './tries.ts'

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
} as const satisfies Record<string, Trier>
export type Who = keyof typeof TRIERS
export const WHO = Object.keys(TRIERS) as Who[]

/** Whose appointments are tried on. */
const TARGETS = ['reporter', 'lead', 'tracer'] as const satisfies readonly Office[]

export type Scene = {
  readonly world: World
  readonly actor: (who: Who, where?: Where) => Actor
  /** Puts back what a deed changed. */
  readonly restore: () => Promise<void>
}

/** One world for all: whoever is refused changes nothing, and what somebody did is put back. */
export async function newScene(ground: Ground): Promise<Scene> {
  const world = await newWorld(ground)
  const cast = await newCast(world)
  const phone = (index: number) => `+849111112${String(index).padStart(2, '0')}`
  for (const [index, who] of [...WHO, ...TARGETS].entries())
    await cast.introduce(`${who}: web${who === 'stranger' ? '' : `, known as Ngô Thị Mai, ${phone(index)}`}`)
  for (const group of ['Nhóm phường', 'Nhóm trống'])
    await cast.introduce(`${group}: group of ${WHO.join(', ')}`)
  for (const role of TARGETS) await isAppointed(world, role, role, 'here')
  for (const who of WHO) {
    const trier: Trier = TRIERS[who]
    if (trier.office) await isAppointed(world, who, ...trier.office)
    if (trier.over) await isOver(world, who, trier.over)
  }
  await bindWard(world)
  await world.database.client`update venues set suspended_at = now() where id = 2`
  await world.database.client`create table if not exists held_officials as table officials`
  await world.database.client`truncate held_officials`
  await world.database.client`insert into held_officials select * from officials`
  return {
    world,
    actor(who, where = 'private') {
      const found = cast.actors.get(where === 'private' ? who : `${who} ở ${where}`)
      if (!found) throw new Error(`${who} is not there`)
      return found
    },
    restore: () => restore(world),
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

async function bindWard({ database, nameOf }: World): Promise<void> {
  const chats = await database.client<{ id: number }[]>`select id from chats where kind = 'group'`
  const chat = chats.find(({ id }) => nameOf(Number(id)) === 'Nhóm phường')
  await bindGroup(database, Number(chat?.id), { edition: EDITION, unitCode: NGO_QUYEN }, 1)
}

async function restore({ database, now, nameOf }: World): Promise<void> {
  const { client } = database
  const groups = await client<{ chat_id: number }[]>`select chat_id from unit_groups`
  for (const { chat_id } of groups)
    if (nameOf(Number(chat_id)) !== 'Nhóm phường')
      await client`delete from unit_groups where chat_id = ${chat_id}`
  await client`delete from invitations where invited_by is not null`
  await client`update invitations set used_at = null`
  await client`delete from officials`
  await client`insert into officials overriding system value select * from held_officials`
  await client`update venues set suspended_at = null, suspended_by = null where id <> 2`
  await client`update venues set suspended_at = ${now.toISOString()}, suspended_by = null where id = 2`
}
