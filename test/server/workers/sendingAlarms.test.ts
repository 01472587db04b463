import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alarmsNow } from '../../../db/alarms.ts'
import { createSendingAlarms } from '../../../server/workers/sendingAlarms.ts'
import { type House, openHouse } from './support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.end())

const log = pino({ level: 'silent' })
const names = async () => (await alarmsNow(house.database)).map(({ name }) => name)

/** A database whose statements about alarms fail for as long as it is away. */
function oftenAway() {
  const state = { away: false }
  const execute: House['database']['sql']['execute'] = (query) => {
    if (state.away) throw new Error('the database is away')
    return house.database.sql.execute(query)
  }
  return { state, database: { sql: { ...house.database.sql, execute } } }
}

test('an alarm that can’t be kept or ended breaks no delivery, and is ended later', async () => {
  const { state, database } = oftenAway()
  const alarms = createSendingAlarms({ database, log }, 'zalo')
  state.away = true
  await alarms.held('package', 'zalo -224')
  state.away = false
  await alarms.held('package', 'zalo -224')
  expect(await names()).toEqual(['zalo sending package'])
  state.away = true
  await alarms.sent()
  state.away = false
  expect(await names()).toEqual(['zalo sending package'])
  await alarms.sent()
  expect(await names()).toEqual([])
})
