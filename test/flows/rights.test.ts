import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deed, may, type Role } from '../../bot/core/rights.ts'
import { exportFlow } from '../../bot/flows/export/flow.ts'
import { liveFlow } from '../../bot/flows/live/flow.ts'
import { logFlow } from '../../bot/flows/log/flow.ts'
import { scanFlow } from '../../bot/flows/scan/flow.ts'
import { shiftFlow } from '../../bot/flows/shift/flow.ts'
import { staffFlow } from '../../bot/flows/staff/flow.ts'
import { venueFlow } from '../../bot/flows/venue/flow.ts'
import {
  BEGUN,
  GATE,
  NOBODY_ELSES,
  OF_RECORDED,
  photo,
  press,
  type Try,
  VENUE,
  WAYS,
} from './rights/tries.ts'
import { newCast } from './world/cast.ts'
import { type Ground, newGround } from './world/ground.ts'
import { doneBesides } from './world/operator.ts'
import { codeCalled } from './world/places.ts'
import { type Actor, newWorld, type Said, type World } from './world/world.ts'

/** Who tries, and who they are to that venue. Everybody but the stranger has agreed to visits. */
const PEOPLE = {
  stranger: { traits: '', roles: [] },
  citizen: { traits: 'known as Trần Thị Bích Ngọc, +84912345679', roles: [] },
  staff: { traits: 'known as Vũ Mạnh Hùng, +84911111111', roles: ['staff'] },
  removedStaff: { traits: 'known as Lê Anh Tú, +84911111112', roles: [] },
  otherOwner: { traits: 'known as Đỗ Văn Bảy, +84911111113', roles: [] },
  owner: { traits: '', roles: ['owner'] },
  official: { traits: 'telegram, known as Phạm Thị Lan, +84911111114', roles: ['official'] },
  officialElsewhere: { traits: 'telegram, known as Ngô Thị Mai, +84911111115', roles: [] },
} as const satisfies Record<string, { traits: string; roles: readonly Role[] }>
type Who = keyof typeof PEOPLE

type Scene = { readonly world: World; readonly actor: (who: Who, inGroup?: boolean) => Actor }

let ground: Ground
beforeAll(async () => {
  ground = await newGround()
})
afterAll(() => ground?.close())

async function newScene(): Promise<Scene> {
  const world = await newWorld(ground)
  const cast = await newCast(world)
  for (const [who, { traits }] of Object.entries(PEOPLE)) {
    if (who !== 'owner') await cast.introduce(`${who}: ${traits}`)
  }
  const everybody = Object.keys(PEOPLE).filter((who) => who !== 'owner')
  await cast.introduce(`Nhóm: group of Chủ quán, ${everybody.join(', ')}`)
  const actor = (who: Who, inGroup = false): Actor => {
    const name = who === 'owner' ? 'Chủ quán' : who
    const found = cast.actors.get(inGroup ? `${name} ở Nhóm` : name)
    if (!found) throw new Error(`${name} is not there`)
    return found
  }
  await doneBesides(world, 'Nhà hàng Hải Đăng mở thêm Cổng 3, cả hai')
  await doneBesides(world, 'Nhà hàng Hải Đăng có 25 lượt vừa qua')
  await doneBesides(world, 'staff là nhân viên của Nhà hàng Hải Đăng')
  await doneBesides(world, 'removedStaff là nhân viên của Nhà hàng Hải Đăng')
  await doneBesides(world, 'otherOwner có 1 địa điểm đăng ký hôm nay')
  const open = (who: Who, code: string, inGroup = false) =>
    world.does(actor(who, inGroup), { kind: 'open', payload: codeCalled(code) })
  await open('official', 'mã cán bộ phường')
  await world.does(actor('official', true), {
    kind: 'text',
    text: `/ghepnhom ${codeCalled('mã nhóm phường')}`,
  })
  await appointElsewhere(world)
  // Who was removed had begun a shift before, and is told at the first try that it is over.
  await world.does(actor('removedStaff'), { kind: 'press', data: `stand:${GATE}.in` })
  await world.database.client`
    delete from venue_staff where person_id = (
      select c.person_id from shifts s join chats c on c.id = s.chat_id where s.venue_id = ${VENUE})`
  return { world, actor }
}

/** An official of another ward, made one by the database: nobody else may matter to this venue. */
async function appointElsewhere({ database, nameOf }: World): Promise<void> {
  const chats = await database.client<{ id: number; person: number }[]>`
    select id, person_id as person from chats where person_id is not null and kind = 'private'`
  const chat = chats.find(({ id }) => nameOf(Number(id)) === 'officialElsewhere')
  await database.client`
    insert into officials (person_id, edition, unit_code, role)
    select ${chat?.person ?? 0}, v.edition, u.code, 'reporter' from venues v
      join units mine on mine.edition = v.edition and mine.code = v.unit_code
      join units u on u.edition = v.edition and u.parent_code = mine.parent_code and u.code <> v.unit_code
     where v.id = ${VENUE} limit 1`
}

/** All that a deed could change of the venue and leave behind. A shift that can't go on ends at the next try, so it is not of it. */
async function stateOf({ database }: World): Promise<string> {
  const tables = ['venues', 'gates', 'gate_codes', 'venue_staff', 'venue_invitations', 'exports']
  const rows = await Promise.all(
    [...tables, 'log_links', 'visits', 'open_visits', 'venue_hours'].map((table) =>
      database.client.unsafe(`select * from ${table} t order by t::text`),
    ),
  )
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}

/** What is answered to whom the venue does not concern: nothing that is of it. */
const REFUSED =
  /không do Anh\/Chị quản lý|Chỉ cán bộ được phân công|không còn dùng được|chưa đăng ký địa điểm|Mã này dành cho|Đây là mã|chưa hiểu tin này|đã hết|không đứng ca|không còn là nhân viên/u

type Outcome = 'done' | 'done, and nothing changed' | 'refused'

async function tried(scene: Scene, who: Who, one: Try): Promise<Outcome> {
  const { world, actor } = scene
  const { inGroup, onShift, changes, namesVenue } = one
  if (onShift && who !== 'removedStaff') {
    await world.does(actor(who), { kind: 'press', data: `stand:${GATE}.in` })
  }
  // The first thing that somebody removed sends is answered by the end of the shift.
  if (!onShift && who === 'removedStaff') await world.does(actor(who), photo('bức tường'))
  const act = one.behind ? shownBehind(await doneBy(scene, one.behind), one.act) : one.act
  const [before, notedBefore] = [await stateOf(world), await noted(world)]
  const said = await world.does(actor(who, inGroup), act)
  const words = said.map(({ message }) => message.text).join('\n')
  const isRefused = namesVenue ? !words.includes('Nhà hàng Hải Đăng') : REFUSED.test(words)
  // Whoever is refused changed nothing.
  if (isRefused) expect(await stateOf(world), words).toBe(before)
  if (isRefused && onShift) expect(await recorded(world)).toBe(0)
  if (isRefused) return 'refused'
  if (changes && isNoted(act)) expect(await noted(world), words).toBeGreaterThan(notedBefore)
  return changes && (await stateOf(world)) === before ? 'done, and nothing changed' : 'done'
}

/** How the place itself is used is nobody's data; a page of the log is noted when it is opened, and a visit is its own record. */
const OF_THE_PLACE = /^(?:needs|pause|logPage|gate:\d+\.(?:closed|release))/

function isNoted(act: Try['act']): boolean {
  return act.kind === 'press' && !OF_THE_PLACE.test(act.data)
}

async function noted({ database }: World): Promise<number> {
  const [row] = await database.client<{ count: number }[]>`select count(*)::int as count from acts`
  return row?.count ?? 0
}

/** What the owner does, and what is said by the last of it. */
async function doneBy({ world, actor }: Scene, acts: readonly Try['act'][]): Promise<readonly Said[]> {
  let said: readonly Said[] = []
  for (const act of acts) said = await world.does(actor('owner'), act)
  return said
}

/** A press as a button that was shown bears it, which may say more than is written here. */
function shownBehind(said: readonly Said[], act: Try['act']): Try['act'] {
  if (act.kind !== 'press') return act
  const data = pressesOf(said).find((one) => one.startsWith(act.data))
  if (data === undefined) throw new Error(`no button is ${act.data}`)
  return { kind: 'press', data }
}

function pressesOf(said: readonly Said[]): string[] {
  const buttons = said.flatMap(({ message }) => (message.buttons ?? []).flat())
  return buttons.flatMap((button) => ('press' in button ? [button.press] : []))
}

/** The venue is somebody else's from now on. */
async function takeAway({ world }: Scene): Promise<void> {
  const { database, nameOf } = world
  const chats = await database.client<{ id: number; person: number }[]>`
    select id, person_id as person from chats where person_id is not null and kind = 'private'`
  const chat = chats.find(({ id }) => nameOf(Number(id)) === 'otherOwner')
  await database.client`update venues set owner_id = ${chat?.person ?? 0} where id = ${VENUE}`
}

async function recorded({ database }: World): Promise<number> {
  const [row] = await database.client<{ count: number }[]>`
    select count(*)::int as count from visits where venue_id = ${VENUE} and scanned_by is not null`
  return row?.count ?? 0
}

const people = Object.keys(PEOPLE) as Who[]
const presses = [venueFlow, staffFlow, shiftFlow, liveFlow, scanFlow, logFlow, exportFlow].flatMap((flow) =>
  Object.keys(flow.presses ?? {}),
)
const allowed = (who: Who, deed: Deed) => (may(PEOPLE[who].roles, deed) ? 'done' : 'refused')

describe('who may do what, each deed tried by each', () => {
  it.each(Object.keys(WAYS) as (keyof typeof WAYS)[])('%s', async (deed) => {
    const tries = people.flatMap((who) =>
      WAYS[deed].map((way) => ({ who, way, expected: allowed(who, deed) })),
    )
    // Whoever is refused leaves everything as it was, so that the next may try there.
    const refusing = await newScene()
    for (const one of tries.filter(({ expected }) => expected === 'refused')) await expectTried(refusing, one)
    for (const one of tries.filter(({ expected }) => expected === 'done'))
      await expectTried(await newScene(), one)
  })

  it('correct what was recorded', async () => {
    for (const who of people) {
      const scene = await newScene()
      const { world, actor } = scene
      await world.does(actor('owner'), { kind: 'press', data: `stand:${GATE}.in` })
      const said = await world.does(actor('owner'), photo('CCCD của ông Minh'))
      const [ref] = pressesOf(said).flatMap((data) => (data.startsWith('scanUndo:') ? [data.slice(9)] : []))
      expect(ref).toBeDefined()
      for (const name of OF_RECORDED) {
        const one = `${name}:${ref}`
        const outcome = await tried(scene, who, press(one))
        expect(`${who} ${one}: ${outcome}`).toBe(
          `${who} ${one}: ${allowed(who, 'correct what was recorded')}`,
        )
        if (outcome === 'done') break
      }
    }
  })

  it.each(BEGUN)(
    'is refused what was begun before the venue was taken away: %j %j',
    async (begun, finish) => {
      const scene = await newScene()
      const said = await doneBy(scene, begun)
      const act = pressesOf(said).length > 0 && finish.kind === 'press' ? shownBehind(said, finish) : finish
      await takeAway(scene)
      const before = await stateOf(scene.world)
      const words = (await doneBy(scene, [act])).map(({ message }) => message.text).join('\n')
      expect(words).toMatch(REFUSED)
      expect(words).not.toMatch(/Hải Đăng/u)
      expect(await stateOf(scene.world)).toBe(before)
    },
  )

  it('tries each press of a venue, or says why it is of nobody else', () => {
    const acts = [
      ...Object.values(WAYS)
        .flat()
        .map(({ act }) => act),
      ...BEGUN.flatMap(([, finish]) => finish),
    ]
    const names = acts.flatMap((act) => (act.kind === 'press' ? [act.data.split(':')[0]] : []))
    const known = new Set<string | undefined>([...names, ...OF_RECORDED, ...Object.keys(NOBODY_ELSES)])
    expect(presses.filter((name) => !known.has(name))).toEqual([])
    expect(Object.keys(NOBODY_ELSES).filter((name) => !presses.includes(name))).toEqual([])
  })
})

async function expectTried(
  scene: Scene,
  { who, way, expected }: { readonly who: Who; readonly way: Try; readonly expected: string },
): Promise<void> {
  const outcome = await tried(scene, who, way)
  expect(`${who} ${describeTry(way)}: ${outcome}`).toBe(`${who} ${describeTry(way)}: ${expected}`)
}

function describeTry({ act, inGroup }: Try): string {
  const what = act.kind === 'press' ? act.data : act.kind === 'text' ? act.text : act.kind
  return inGroup ? `${what} in a group` : what
}
