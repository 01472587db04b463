import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAlarmChat } from '../../../db/alarmChats.ts'
import { alarmsNow, clearAlarm, raiseAlarm } from '../../../db/alarms.ts'
import { saveLanguage } from '../../../db/chats.ts'
import { startSchedule } from '../../../server/workers/schedule.ts'
import { tellAlarms } from '../../../server/workers/tellAlarms.ts'
import { eventually } from '../../support/eventually.ts'
import { CITY, type House, openHouse } from './support/house.ts'
import { chatOf } from './support/outbox.ts'

const BEGINNING = new Date('2026-11-23T07:00:00Z')
const PACKAGE = 'zalo sending package'
const STANDS =
  '⚠️ Từ 23/11/2026 14:00: gói dịch vụ của Official Account không cho gửi qua OpenAPI. Nâng gói ở oa.zalo.me.'
const OVER = '✅ Đã hết: gói dịch vụ của Official Account không cho gửi qua OpenAPI (từ 23/11/2026 14:00).'

let house: House
let rings: number
beforeEach(async () => {
  house = await openHouse()
  rings = 0
})
afterEach(() => house.end())

const after = (minutes: number) => new Date(BEGINNING.getTime() + minutes * 60_000)
const look = (minutes = 0) => {
  const outbox = { ring: () => rings++, wait: async () => {} }
  return tellAlarms({ database: house.database, city: CITY, outbox: outbox as never }, after(minutes))
}
const said = async () => (await house.said()).map(({ text }) => text)
const clear = (name = PACKAGE) => clearAlarm(house.database, name)

/** Raises an alarm that stands since a moment of the test's clock, not of the database's. */
async function raise(name = PACKAGE, minutes = 0): Promise<void> {
  if (!(await raiseAlarm(house.database, name, 'zalo -224'))) return
  const since = after(minutes).toISOString()
  await house.database.client`update alarms set raised_at = ${since} where name = ${name}`
}

async function operatorIn(address: string, language?: string): Promise<number> {
  const chatId = await chatOf(house, address)
  await addAlarmChat(house.database, chatId)
  if (language) await saveLanguage(house.database, chatId, language)
  return chatId
}

describe('an alarm', () => {
  it('is told once, however often it is raised and looked at, and counted', async () => {
    await operatorIn('one')
    await raise()
    await look()
    await raise()
    await look(1)
    await look(600)
    expect(await said()).toEqual([STANDS])
    expect(rings).toBe(1)
    expect(await alarmsNow(house.database)).toEqual([expect.objectContaining({ name: PACKAGE, count: 2 })])
  })

  it('is told to be over, once', async () => {
    await operatorIn('one')
    await raise()
    await look()
    await clear()
    await look(5)
    await look(6)
    expect(await said()).toEqual([STANDS, OVER])
  })

  it('that comes and goes is told once in ten minutes each way, and at last as it is', async () => {
    await operatorIn('one')
    for (let minute = 0; minute < 10; minute += 2) {
      await raise()
      await look(minute)
      await clear()
      await look(minute + 1)
    }
    expect(await said()).toEqual([STANDS, OVER])
    await raise(PACKAGE, 9)
    await look(9.5)
    expect(await said()).toHaveLength(2)
    await look(10)
    expect((await said()).at(-1)).toBe(STANDS.replace('14:00', '14:09'))
    await clear()
    await look(10.5)
    expect(await said()).toHaveLength(3)
    await look(11)
    expect((await said()).at(-1)).toBe(OVER.replace('14:00', '14:09'))
  })

  it('that was over before anybody looked is not told', async () => {
    await operatorIn('one')
    await raise()
    await clear()
    await look()
    expect([await said(), rings]).toEqual([[], 0])
  })

  it('is told beside others in one message', async () => {
    await operatorIn('one')
    await raise('zalo silence')
    await look()
    await clear('zalo silence')
    await raise()
    await look(5)
    expect((await said())[1]).toMatch(/^✅ Đã hết: Zalo im lặng[^\n]+\n⚠️ Từ [^\n]+Nâng gói[^\n]+$/)
  })
})

describe('the chats', () => {
  it('are all told, each in its language, behind replies', async () => {
    const [one, other] = [await operatorIn('one'), await operatorIn('other', 'en')]
    await chatOf(house, 'a stranger')
    await raise()
    await look()
    const told = await house.said()
    expect(told.map(({ chat, text }) => [Number(chat), text.slice(0, 8)])).toEqual([
      [one, '⚠️ Từ 23'],
      [other, '⚠️ Since'],
    ])
    expect([...(await house.database.client`select distinct class from outbox`)]).toEqual([{ class: 1 }])
  })

  it('that come later are not told again what they heard when they came', async () => {
    await raise()
    await look()
    await operatorIn('late')
    await look(1)
    expect([await said(), rings]).toEqual([[], 0])
    await clear()
    await look(2)
    expect(await said()).toEqual([OVER])
  })

  it('hear it once from several processes that look at the same moment', async () => {
    await operatorIn('one')
    await raise()
    await raise('zalo silence')
    await Promise.all([look(), look(), look()])
    expect(await said()).toHaveLength(1)
    await clear()
    await Promise.all([look(1), look(1), look(1)])
    expect(await said()).toHaveLength(2)
  })
})

it('the schedule looks every few seconds', async () => {
  await operatorIn('one')
  await raise()
  const schedule = startSchedule({ ...house.process(), now: () => new Date() })
  await eventually(async () => (await said()).length > 0, 'the alarm is not told')
  await schedule.stop()
  expect(await said()).toEqual([STANDS])
})

it('what was not committed is told at the next look', async () => {
  await operatorIn('one')
  await raise()
  const { database } = house
  const failing = {
    ...database,
    transaction: (work: Parameters<typeof database.transaction>[0]) =>
      database.transaction(async (store) => {
        await work(store)
        throw new Error('killed')
      }),
  }
  const outbox = { ring: () => rings++ }
  const parts = { database: failing, city: CITY, outbox } as never
  await expect(tellAlarms(parts, BEGINNING)).rejects.toThrow('killed')
  expect([await said(), rings]).toEqual([[], 0])
  await look(1)
  expect(await said()).toEqual([STANDS])
})
