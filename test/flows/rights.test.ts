import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Action } from '../../bot/core/received.ts'
import { type Deed, may, RIGHTS, type Role } from '../../bot/core/rights.ts'
import { newCast } from './world/cast.ts'
import { type Ground, newGround } from './world/ground.ts'
import { doneBesides } from './world/operator.ts'
import { codeCalled } from './world/places.ts'
import { type Actor, newWorld, type World } from './world/world.ts'

/** The venue that is tried: the first of the standing places, with its only gate. */
const VENUE = 1
const GATE = 1

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

/** One way to try a deed. In a group only officials do anything. */
type Try = { readonly act: Action; readonly inGroup?: true; readonly onShift?: true }

const press = (data: string): Try => ({ act: { kind: 'press', data } })
const photo = (file: string): Action => ({ kind: 'photo', photo: { file } })
const say = (text: string): Try => ({ act: { kind: 'text', text } })

/** How each deed of the table is tried; a deed without a way to try it does not compile. */
const WAYS: Record<Deed, readonly Try[]> = {
  'check in, declare': [{ act: photo('Nhà hàng Hải Đăng') }, say('/khaibao')],
  'register a venue': [say('/dangky')],
  'report a strange code': [{ act: photo('thực đơn quán khác') }],
  'edit the venue': ['venue:1', 'settings:1', 'change:1.name', 'change:1.capacity', 'needs:1.yes'].map(press),
  'pause or close the venue': ['pause:1.yes', 'close:1', 'close:1.yes'].map(press),
  'give the venue to another owner': [press('give:1')],
  'see and replace posters': [
    'posters:1',
    'recode:1',
    'recode:1.yes',
    'gate:1.poster',
    'gate:1.code',
    'gate:1.code.yes',
  ].map(press),
  'add and close gates': [
    'gates:1',
    'gate:1',
    'addgate:1',
    'gate:1.rename',
    'gate:1.way',
    'gate:1.close',
  ].map(press),
  'adopt a national poster': ['gate:1.adopt', 'adoptAt:1'].map(press),
  'invite and remove staff': ['staff:1', 'staffAdd:1', 'staffDrop:1.1', 'staffGone:1.1'].map(press),
  'stand at a gate': ['shift:1', 'stand:1.in'].map(press),
  'record visitors': [
    { act: photo('CCCD của ông Minh'), onShift: true },
    { ...say('Lê Bảo 0912345678'), onShift: true },
  ],
  'correct what was recorded': [],
  'see who is inside, in numbers': [press('inside:1')],
  'read the log': ['log:1', 'logOf:1', 'logDays:1.yesterday', 'logGates:1', `logGate:1.${GATE}`].map(press),
  'search the log': [press('logSearch:1')],
  'export the log': ['export:1', 'logPage:1'].map(press),
  'suspend the venue': ['suspend:1', 'lift:1'].map((data) => ({ ...press(data), inGroup: true })),
}

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

async function tried(scene: Scene, who: Who, { act, inGroup, onShift }: Try): Promise<'done' | 'refused'> {
  const { world, actor } = scene
  if (onShift && who !== 'removedStaff') {
    await world.does(actor(who), { kind: 'press', data: `stand:${GATE}.in` })
  }
  // The first thing that somebody removed sends is answered by the end of the shift.
  if (!onShift && who === 'removedStaff') await world.does(actor(who), photo('bức tường'))
  const before = await stateOf(world)
  const said = await world.does(actor(who, inGroup), act)
  const words = said.map(({ message }) => message.text).join('\n')
  const isRefused = REFUSED.test(words)
  // Whoever is refused changed nothing.
  if (isRefused) expect(await stateOf(world), words).toBe(before)
  if (isRefused && onShift) expect(await recorded(world)).toBe(0)
  return isRefused ? 'refused' : 'done'
}

async function recorded({ database }: World): Promise<number> {
  const [row] = await database.client<{ count: number }[]>`
    select count(*)::int as count from visits where venue_id = ${VENUE} and scanned_by is not null`
  return row?.count ?? 0
}

const people = Object.keys(PEOPLE) as Who[]
const deeds = Object.keys(RIGHTS) as Deed[]
const allowed = (who: Who, deed: Deed) => (may(PEOPLE[who].roles, deed) ? 'done' : 'refused')

describe('who may do what, each deed tried by each', () => {
  it.each(deeds.filter((deed) => WAYS[deed].length > 0))('%s', async (deed) => {
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
      const buttons = said.flatMap(({ message }) => (message.buttons ?? []).flat())
      const data = buttons.flatMap((button) => ('press' in button ? [button.press] : []))
      expect(data.length).toBeGreaterThan(1)
      for (const one of data) {
        const outcome = await tried(scene, who, press(one))
        expect(`${who} ${one}: ${outcome}`).toBe(
          `${who} ${one}: ${allowed(who, 'correct what was recorded')}`,
        )
        if (outcome === 'done') break
      }
    }
  })

  it('has a way to try each deed', () => {
    expect(deeds.filter((deed) => WAYS[deed].length === 0)).toEqual(['correct what was recorded'])
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
