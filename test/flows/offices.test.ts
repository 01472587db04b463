import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mayInOffice, OFFICE_RIGHTS, type OfficeDeed } from '../../bot/core/office.ts'
import type { Action } from '../../bot/core/received.ts'
import { pressNames } from '../../bot/flows/all.ts'
import { catalogues } from '../../locales/catalogue.ts'
import { newScene, type Place, type Scene, TRIERS, WHO, type Who } from './offices/scene.ts'
import { NOBODYS, TRIES, type Try, type Where } from './offices/tries.ts'
import { EDITION, HAI_PHONG, NGO_QUYEN } from './world/city.ts'
import { type Ground, newGround } from './world/ground.ts'
import type { Said } from './world/world.ts'

let ground: Ground
let scene: Scene
beforeAll(async () => {
  ground = await newGround()
  scene = await newScene(ground)
})
afterAll(async () => {
  await scene?.close()
  await ground?.close()
})

/** All that a deed of an office could change; of cases and of what was read those of the ward, because others trace for their own. */
const TABLES = [
  'officials',
  'invitations',
  'unit_groups',
  'venues',
  'report_rounds',
  'round_reports',
  'scheduled_runs',
  `(select * from traces where unit_code = '${NGO_QUYEN}')`,
  'trace_links',
  'exposure_notices',
  `(select * from official_reads where unit_code = '${NGO_QUYEN}')`,
]

async function stateOf({ world }: Scene): Promise<string> {
  const rows = await Promise.all(
    TABLES.map((table) => world.database.client.unsafe(`select * from ${table} t order by t::text`)),
  )
  return JSON.stringify(rows)
}

/** What the table says of somebody, for the ward or the city. */
function mayDo(who: Who, deed: OfficeDeed, unitCode = NGO_QUYEN): boolean {
  const trier: { office?: readonly ['reporter' | 'lead' | 'tracer', Place]; over?: string } = TRIERS[who]
  if (!trier.office || trier.over) return false
  const [role, place] = trier.office
  const codes = { here: NGO_QUYEN, above: HAI_PHONG, elsewhere: 'elsewhere' }
  const appointment = { edition: EDITION, unitCode: codes[place], role }
  return mayInOffice([appointment], deed, { edition: EDITION, unitCode }, ground.city.units)
}

/** How much stands in the records of acts and of what officials read. */
async function noted({ world }: Scene): Promise<number> {
  const [row] = await world.database.client<{ count: number }[]>`
    select ((select count(*) from acts) + (select count(*) from official_reads))::int as count`
  return row?.count ?? 0
}

async function does(who: Who, one: Try): Promise<Said[]> {
  await scene.world.database.client`delete from sessions`
  // All of it is tried within a minute of the scene.
  await scene.world.database.client`delete from chat_uses`
  if ('ticksOff' in one) {
    await scene.ticksOff(who, one.ticksOff)
    return []
  }
  const said: Said[] = []
  for (const act of one.acts) {
    const own =
      act.kind === 'press' ? { ...act, data: act.data.replace('CASE', String(scene.caseOf(who))) } : act
    said.push(...(await scene.world.does(scene.actor(who, one.where), own)))
  }
  return said
}

function unitOf(one: Try): string {
  return 'where' in one && one.where === 'Nhóm thành phố' ? HAI_PHONG : NGO_QUYEN
}

describe('who may do what in an office, each deed tried by each', () => {
  it.each(Object.keys(TRIES) as (keyof typeof TRIES)[])('%s', async (deed) => {
    for (const who of WHO) {
      for (const one of TRIES[deed] ?? []) {
        const [before, notedBefore] = [await stateOf(scene), await noted(scene)]
        const said = await does(who, one)
        const isDone = (await stateOf(scene)) !== before
        const what = `${who} ${JSON.stringify('acts' in one ? one.acts.at(-1) : one)}: ${isDone ? 'done' : 'refused'}`
        expect(what, said.map(({ message }) => message.text).join('\n')).toBe(
          what.replace(/(?:done|refused)$/, mayDo(who, deed, unitOf(one)) ? 'done' : 'refused'),
        )
        // A page of names is noted when it is opened.
        if (isDone && !what.includes('traceList:'))
          expect(await noted(scene), what).toBeGreaterThan(notedBefore)
        if (isDone) await scene.restore()
      }
    }
  })

  it('knows of each deed how it is tried', () => {
    const known = [...Object.keys(TRIES), ...NOBODYS]
    expect(known.toSorted()).toEqual(Object.keys(OFFICE_RIGHTS).toSorted())
  })
})

describe('what nobody may do in any office', () => {
  it('is in the table, and given to none', () => {
    for (const deed of NOBODYS) expect(WHO.filter((who) => mayDo(who, deed))).toEqual([])
  })

  it('no column, command or button is a person’s status', async () => {
    const columns = await ground.database.client<{ name: string }[]>`
      select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`
    const commands = Object.entries(catalogues.vi).filter(([key]) => key.startsWith('command.'))
    const names = [
      ...columns.map(({ name }) => name),
      ...pressNames('private'),
      ...pressNames('group'),
      ...commands.flatMap(([, words]) => words.split('|')),
    ]
    expect(names.length).toBeGreaterThan(300)
    expect(
      names.filter((name) => /status|infected|quarantine|zone_|trạng thái|mắc bệnh|\bf[01]\b/i.test(name)),
    ).toEqual([])
  })

  it('no command and no button tells an official where venues are', async () => {
    await scene.world.database.client`update venues set address = 'Ngách Xwjz ' || id`
    const commands = Object.entries(catalogues.vi).flatMap(([key, words]) =>
      key.startsWith('command.') ? [`/${words.split('|')[0]}`] : [],
    )
    const tries: readonly [Where, Action][] = [
      ...commands.map((text): [Where, Action] => ['private', { kind: 'text', text }]),
      ...commands.map((text): [Where, Action] => ['Nhóm phường', { kind: 'text', text }]),
      ['Nhóm phường', { kind: 'text', text: '/diadiem Hải Đăng' }],
      ['Nhóm phường', { kind: 'text', text: '/solieu Ngô Quyền' }],
      ...pressNames('group').map((name): [Where, Action] => [
        'Nhóm phường',
        { kind: 'press', data: `${name}:1` },
      ]),
      ...pressNames('private').map((name): [Where, Action] => [
        'private',
        { kind: 'press', data: `${name}:1` },
      ]),
    ]
    for (const [where, act] of tries) {
      const said = await does('leadHere', { acts: [act], where })
      expect(JSON.stringify(said.map(({ message }) => message)), JSON.stringify(act)).not.toContain('Xwjz')
    }
  })
})
