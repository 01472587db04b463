import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { fold } from '../../bot/core/fold.ts'
import type { Profile } from '../../bot/core/person.ts'
import type { Store } from '../../db/connect.ts'
import { doorPerson, typedMark } from '../../db/doorPersons.ts'
import { holdHours } from '../../db/venueHours.ts'
import { eventually } from '../support/eventually.ts'
import { newCast } from './world/cast.ts'
import { setClock } from './world/clock.ts'
import { type Ground, newGround } from './world/ground.ts'
import { doneBesides } from './world/operator.ts'
import { type Actor, newWorld, type World } from './world/world.ts'

/** Two guards, whoever holds something up, and whoever looks on. */
const CONNECTIONS = 4
const MARKET = { venue: 2, gate: 2 }

let ground: Ground
beforeAll(async () => {
  ground = await newGround(CONNECTIONS)
})
afterAll(() => ground?.close())

let world: World
let guards: readonly [Actor, Actor]
beforeEach(async () => {
  world = await newWorld(ground)
  const cast = await newCast(world)
  await cast.introduce('Hùng: known as Vũ Mạnh Hùng, +84911111111')
  await cast.introduce('Tú: known as Lê Anh Tú, +84911111112')
  setClock(world, '12:00')
  const [hung, tu] = ['Hùng', 'Tú'].map((name) => cast.actors.get(name))
  if (!hung || !tu) throw new Error('the cast is there')
  guards = [hung, tu]
  for (const guard of guards) {
    await doneBesides(world, `${guard.name} là nhân viên của Chợ Ga`)
    await world.does(guard, { kind: 'press', data: `stand:${MARKET.gate}.in` })
  }
})

const PHONE = '0912345678'
const markOf = (name: string) => typedMark(world.database, fold(name), `+84${PHONE.slice(1)}`)

/** Three people in the order in which their marks are gone through. */
function peopleInOrder(): readonly [string, string, string] {
  const mark = (name: string) => Buffer.from(markOf(name).hashes[0] ?? []).toString('hex')
  const [first = '', second = '', third = ''] = ['Lê An', 'Lê Bình', 'Lê Chi'].sort((one, other) =>
    mark(one).localeCompare(mark(other)),
  )
  return [first, second, third]
}

const list = (...lines: string[]) => lines.map((line) => `${line} ${PHONE}`).join('\n')

/** Both guards write while something is held up, so that each has begun before the other can end. */
async function bothWrite(held: (store: Store) => Promise<unknown>, texts: readonly [string, string]) {
  let isHeld = false
  let mayGo = false
  const holding = world.database.transaction(async (store) => {
    await held(store)
    isHeld = true
    await eventually(() => mayGo)
    throw new Error('it was as if it had not been')
  })
  const ended = expect(holding).rejects.toThrow('as if it had not been')
  await eventually(() => isHeld)
  const first = world.does(guards[0], { kind: 'text', text: texts[0] })
  await eventually(async () => (await waiting()) === 1)
  let isDone = false
  const second = world.does(guards[1], { kind: 'text', text: texts[1] }).finally(() => {
    isDone = true
  })
  const both = Promise.all([first, second])
  await Promise.race([both, eventually(async () => isDone || (await waiting()) === 2)])
  mayGo = true
  await ended
  return (await both).flat().map(({ message }) => message.text.split('\n')[0])
}

async function waiting(): Promise<number> {
  const [row] = await world.database.client<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`
  return row?.count ?? 0
}

it('make the same people known, typed the other way around', async () => {
  const [one, between, other] = peopleInOrder()
  const said = await bothWrite(
    (store) => doorPerson(store, markOf(between), {}),
    [list(one, between, other), list(other, between, one)],
  )
  expect(said.map((line) => line?.slice(0, 2))).toEqual(['✅ ', 'Kh'])
})

it('record people of whom one of them tells more', async () => {
  const [one, between, other] = peopleInOrder()
  // Persons are locked in the order of their numbers, which is not that of their marks.
  for (const name of [other, one]) {
    const profile: Profile = { name }
    await doorPerson(world.database, markOf(name), profile)
  }
  const said = await bothWrite(
    (store) => doorPerson(store, markOf(between), {}),
    [list(`${one} 1960`, between, `${other} 1970`), list(other, one)],
  )
  expect(said).toHaveLength(2)
})

it('type paper lists of the same hours, in whatever order', async () => {
  const nine = new Date('2025-11-24T02:00:00Z')
  const said = await bothWrite(
    (store) => holdHours(store, MARKET.venue, [nine]),
    [list('8h Lê An', '9h Lê Bình', '10h Lê Chi'), list('10h Lê Dung', '9h Lê Giang', '8h Lê Hà')],
  )
  expect(said).toEqual(Array(2).fill('✅ Đã ghi 3 lượt theo sổ giấy ngày 24/11/2025, cổng 2.'))
})
