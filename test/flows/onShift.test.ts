import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutgoingMessage } from '../../bot/core/outgoing.ts'
import type { Action } from '../../bot/core/received.ts'
import { endOverdueVisits } from '../../db/visits.ts'
import { newCast } from './world/cast.ts'
import { setClock } from './world/clock.ts'
import { counts, passages } from './world/door.ts'
import { type Ground, newGround } from './world/ground.ts'
import { doneBesides } from './world/operator.ts'
import { shownOn } from './world/shown.ts'
import { type Actor, newWorld, type World } from './world/world.ts'

/** Doors that are tried, and what happens at each. */
const DOORS = 12
const ACTS = { minLength: 5, maxLength: 22 }
const MINUTE = 60_000

let ground: Ground
beforeAll(async () => {
  ground = await newGround()
})
afterAll(() => ground?.close())

type Door = { readonly world: World; readonly guards: readonly Actor[]; readonly visitor: Actor }

/** Two guards at two places, one of whom stands at a gate for both ways, and a visitor who writes too. */
async function newDoor(): Promise<Door> {
  const world = await newWorld(ground)
  const cast = await newCast(world)
  await cast.introduce('Hùng: known as Vũ Mạnh Hùng, +84911111111')
  await cast.introduce('Tú: telegram, known as Lê Anh Tú, +84911111112')
  await cast.introduce('Ngọc: zalo, known as Trần Thị Bích Ngọc, +84912345679')
  await doneBesides(world, 'Hùng là nhân viên của Chợ Ga')
  await doneBesides(world, 'Tú là nhân viên của Nhà hàng Hải Đăng')
  await doneBesides(world, 'Ngọc có mã QR')
  setClock(world, '08:00')
  const [hung, tu, visitor] = ['Hùng', 'Tú', 'Ngọc'].map((name) => cast.actors.get(name))
  if (!hung || !tu || !visitor) throw new Error('the cast is there')
  for (const [guard, gate, way] of [
    [hung, 2, 'both'],
    [tu, 1, 'in'],
  ] as const)
    await world.does(guard, { kind: 'press', data: `stand:${gate}.${way}` })
  return { world, guards: [hung, tu], visitor }
}

const photos = fc
  .array(
    fc.constantFrom(
      'mã QR của Ngọc',
      'CCCD của ông Minh',
      'CCCD của bà Lan',
      'mã quốc gia của bà Lan',
      'mã cá nhân',
      'bức tường',
      'Chợ Ga',
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((names): Action => ({ kind: 'photo', photo: { file: names.join(', ') } }))
/** Posters alone are the guard's own visit. */
const photosOfPeople = photos.filter(
  (act) => act.kind === 'photo' && act.photo.file.split(', ').some((name) => name !== 'Chợ Ga'),
)
const typed = fc
  .oneof(
    fc.constantFrom(
      'Lê Bảo 0912345678',
      'Lê Bảo 0912345678 +3',
      'Bà Tư, 12 Cầu Đất',
      'Lê Bảo 0912345678\nBà Tư, 12 Cầu Đất\nxyz',
      '7:15 Lê Bảo 0912345678\n7h30-8h Bà Tư, 12 Cầu Đất',
      'hôm qua\n8h Lê Bảo 0912345678\n9h',
      '+2',
      '1 +4',
      '2',
      'ra',
    ),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  )
  .map((text): Action => ({ kind: 'text', text }))
const act = fc.record({
  guard: fc.nat({ max: 1 }),
  minutes: fc.constantFrom(0, 0, 1, 4, 7, 30, 100),
  late: fc.constantFrom(0, 0, 0, 3, 20),
  what: fc.oneof(
    { weight: 3, arbitrary: photos },
    { weight: 2, arbitrary: typed },
    { weight: 3, arbitrary: fc.nat().map((pick) => ({ kind: 'pick', pick }) as const) },
    { weight: 1, arbitrary: fc.constantFrom('in', 'out').map((way) => ({ kind: 'own', way }) as const) },
  ),
})

/** A button of any message that this door was ever answered with, however old. */
function anyScanButton({ world }: Door, actor: Actor, pick: number): Action {
  const presses = (world.heard.get(actor.name) ?? []).flatMap(({ buttons = [] }: OutgoingMessage) =>
    buttons
      .flat()
      .flatMap((button) => ('press' in button && /^scan/.test(button.press) ? [button.press] : [])),
  )
  return { kind: 'press', data: presses[pick % presses.length] ?? 'scanUndo:' }
}

/** What is counted of the visits themselves, as it must stand in the rows that are kept beside them. */
async function countedOf({ database }: World): Promise<string[]> {
  const rows = await database.client<{ venue: string; inside: number; ins: number; outs: number }[]>`
    select n.name as venue,
           coalesce(sum(1 + v.companions) filter (where v.ended_at is null), 0)::int as inside,
           count(*) filter (where not v.start_inferred)::int as ins,
           count(*) filter (where v.ended_by = 'out')::int as outs
      from visits v join venues n on n.id = v.venue_id group by n.id order by n.id`
  return rows
    .filter(({ inside, ins, outs }) => inside + ins + outs > 0)
    .map(({ venue, inside, ins, outs }) => `${venue}: ${inside} inside, ${ins} in, ${outs} out`)
}

/** Each hour's counts beside those of the visits that began and ended in it. */
async function hoursThatDiffer({ database }: World): Promise<readonly unknown[]> {
  return database.client`
    select * from (
      select venue_id, date_trunc('hour', at) as hour, sum(ins) as ins, sum(outs) as outs from (
        select venue_id, started_at as at, 1 as ins, 0 as outs from visits where not start_inferred
        union all select venue_id, ended_at, 0, 1 from visits where ended_by = 'out') as passages group by 1, 2) as v
      full join venue_hours h using (venue_id, hour)
     where coalesce(v.ins, 0) <> coalesce(h.ins, 0) or coalesce(v.outs, 0) <> coalesce(h.outs, 0)`
}

test('whatever is scanned, typed, put right and undone, nobody is left without an answer and the counts agree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, ACTS), async (acts) => {
      const door = await newDoor()
      const { world } = door
      for (const { guard, minutes, late, what } of acts) {
        world.now = new Date(world.now.getTime() + minutes * MINUTE)
        world.sentAt = new Date(world.now.getTime() - late * MINUTE)
        await endOverdueVisits(world.database, world.now, 100)
        const actor = what.kind === 'own' ? door.visitor : (door.guards[guard] ?? door.visitor)
        const said = await world.does(actor, actionOf(door, actor, what))
        expect(said.length).toBeGreaterThan(0)
        for (const { screen, message } of said)
          expect(shownOn(screen, message).join('\n')).not.toMatch(/\{\w+\}|undefined|NaN/)
      }
      await endOverdueVisits(world.database, world.now, 100)
      expect((await passages(world)).filter((line) => line.includes('BUT'))).toEqual([])
      expect(await counts(world)).toEqual(await countedOf(world))
      expect(await hoursThatDiffer(world)).toEqual([])
    }),
    { numRuns: DOORS },
  )
}, 120_000)

function actionOf(door: Door, actor: Actor, what: { kind: string } & Record<string, unknown>): Action {
  if (what.kind === 'pick') return anyScanButton(door, actor, Number(what.pick))
  if (what.kind === 'own')
    return what.way === 'out' ? { kind: 'text', text: '/ra' } : { kind: 'photo', photo: { file: 'Chợ Ga' } }
  return what as Action
}

test('what is undone in the order of its answers leaves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(photosOfPeople, { minLength: 1, maxLength: 6 }), async (scans) => {
      const door = await newDoor()
      const { world } = door
      const [, guard] = door.guards
      if (!guard) return
      for (const scan of scans) {
        world.now = new Date(world.now.getTime() + 7 * MINUTE)
        world.sentAt = world.now
        await world.does(guard, scan)
      }
      const answers = (world.heard.get(guard.name) ?? []).toReversed()
      for (const { buttons = [] } of answers) {
        for (const button of buttons.flat()) {
          if (!('press' in button)) continue
          if (button.press.startsWith('scanUndo:'))
            await world.does(guard, { kind: 'press', data: button.press })
          if (button.press.startsWith('scanFix:')) await undoAll(world, guard, button.press)
        }
      }
      expect(await passages(world)).toEqual([])
      expect(await counts(world)).toEqual([])
    }),
    { numRuns: DOORS },
  )
}, 120_000)

async function undoAll(world: World, guard: Actor, press: string): Promise<void> {
  const [list] = await world.does(guard, { kind: 'press', data: press })
  for (const button of (list?.message.buttons ?? []).flat().toReversed()) {
    if (!('press' in button)) continue
    const ref = button.press.replace('scanPick', 'scanUndo')
    await world.does(guard, { kind: 'press', data: ref })
  }
}

test('a chat enters three hundred people an hour, and the others in the next', async () => {
  const { world, guards } = await newDoor()
  const [, guard] = guards
  if (!guard) return
  const list = (from: number) =>
    Array.from({ length: 50 }, (_, at) => `Lê Bảo 0912${String(from + at).padStart(6, '0')}`).join('\n')
  const send = async (from: number) => {
    const [answer] = await world.does(guard, { kind: 'text', text: list(from) })
    return answer?.message.text ?? ''
  }
  for (const from of [0, 50, 100, 150, 200, 250]) expect(await send(from)).toContain('50 lượt VÀO')
  expect(await send(300)).toContain('Dòng 1–50: đã đủ số người gõ tay trong giờ này')
  world.now = new Date(world.now.getTime() + 61 * MINUTE)
  world.sentAt = world.now
  expect(await send(300)).toContain('50 lượt VÀO')
}, 120_000)
