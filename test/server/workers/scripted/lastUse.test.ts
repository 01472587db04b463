import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPerson } from '../../../../db/people.ts'
import { type House, openHouse } from '../support/house.ts'
import { echo, script } from '../support/script.ts'

vi.mock('../../../../bot/converse.ts', () => import('../support/script.ts'))

let house: House
beforeEach(async () => {
  house = await openHouse()
  script.converse = echo
  house.process().startTurns()
  await house.arrive('Ngọc', 'một')
  await house.handled()
  const [chat] = await house.database.client<{ id: number }[]>`select id from chats`
  await createPerson(house.database, { profile: {}, chatId: Number(chat?.id) })
})
afterEach(() => house.end())

/** Seconds since the last use, after a turn of somebody who was last here so long ago. */
async function afterTurn(lastUse: string): Promise<number> {
  const { client } = house.database
  await client`update persons set used_at = clock_timestamp() - ${lastUse}::interval`
  await house.arrive('Ngọc', 'hai')
  await house.handled()
  const [row] = await client<{ seconds: number }[]>`
    select extract(epoch from clock_timestamp() - used_at)::float8 as seconds from persons`
  return row?.seconds ?? Number.NaN
}

it('a turn notes that its person was here', async () => {
  expect(await afterTurn('25 hours')).toBeLessThan(3600)
})

it('a second turn of the day writes nothing', async () => {
  expect(await afterTurn('23 hours')).toBeGreaterThan(22 * 3600)
})

it('somebody who holds the person just then is not waited for', async () => {
  const { database } = house
  await database.client`update persons set used_at = clock_timestamp() - interval '25 hours'`
  await database.client.begin(async (sql) => {
    await sql`select 1 from persons for update`
    await house.arrive('Ngọc', 'hai')
    await house.handled()
  })
  expect((await house.said()).map(({ text }) => text)).toEqual(['một', 'hai'])
})
