import type { ChannelName } from '../../../../bot/core/received.ts'
import { UnitDirectory } from '../../../../bot/core/units.ts'
import { importUnits } from '../../../../db/unitRows.ts'
import { loadUnitFile } from '../../../../db/units/unitFile.ts'
import { EDITION, HAI_PHONG, NGO_QUYEN } from '../city.ts'
import type { World } from '../world.ts'
import { type Deeds, personCalled } from './deed.ts'

const FORMER = 'haiphong-2021'

/** Two of the city, one of them with a part of its own, and one of a ward. */
const BODIES = [
  { code: 'SYT', name: 'Y tế', type: 'Sở', parentCode: HAI_PHONG },
  { code: 'TTYT', name: 'Kiểm soát bệnh tật', type: 'Trung tâm', parentCode: 'SYT' },
  { code: 'LDLD', name: 'Lao động', type: 'Liên đoàn', parentCode: HAI_PHONG },
  { code: 'CDNQ', name: 'phường Ngô Quyền', type: 'Công đoàn', parentCode: NGO_QUYEN },
].map((body) => ({ ...body, kind: 'body', edition: EDITION }) as const)

/** The units of 2021, as the server has them when it starts with a database that held them. */
async function haveFormerUnits(world: World): Promise<void> {
  const rows = loadUnitFile(FORMER).map((unit) => ({ ...unit, edition: FORMER }))
  await importUnits(world.database, rows)
  world.city = { ...world.city, formerUnits: new Map([[FORMER, new UnitDirectory(rows)]]) }
}

/** Makes a group the one of a unit, as others bound it. */
async function bind({ database, nameOf }: World, group: string, edition: string, unitCode: string) {
  const chats = await database.client<{ id: number }[]>`select id from chats where kind = 'group'`
  const chat = chats.find(({ id }) => nameOf(Number(id)) === group)
  if (!chat) throw new Error(`there is no group ${group}`)
  await database.client`
    insert into unit_groups (chat_id, edition, unit_code) values (${chat.id}, ${edition}, ${unitCode})`
}

/** How the operator sets the city up. */
export const CITY_DEEDS: Deeds = [
  [
    /^(.+) thôi làm cán bộ$/u,
    async (world, name) => {
      const personId = await personCalled(world, name)
      await world.database.client`delete from officials where person_id = ${personId}`
    },
  ],
  [
    /^trang khai đứng trước$/u,
    async (world) => {
      const pageFirst: readonly ChannelName[] = ['web', 'telegram', 'zalo']
      world.city = { ...world.city, pageFirst }
    },
  ],
  [
    /^thành phố có ban ngành, đoàn thể$/u,
    async (world) => {
      const { all } = world.city.units
      world.city = { ...world.city, units: new UnitDirectory([...all, ...BODIES]) }
    },
  ],
  [/^thành phố từng có đơn vị năm 2021$/u, haveFormerUnits],
  [/^(.+) là nhóm của đơn vị cũ (\w+)$/u, (world, group, code) => bind(world, group, FORMER, code)],
  [/^(.+) là nhóm của (\w+)$/u, (world, group, code) => bind(world, group, EDITION, code)],
  [
    /^(.+) thuộc ([A-Z]+)$/u,
    ({ database }, venue, code) =>
      database.client`update venues set body_code = ${code} where name = ${venue}`,
  ],
  [
    /^(.+) nằm ở đơn vị cũ (\w+)$/u,
    ({ database }, venue, code) =>
      database.client`update venues set edition = ${FORMER}, unit_code = ${code} where name = ${venue}`,
  ],
]
