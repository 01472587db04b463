import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTelegramApi, type TelegramApi } from '../../../bot/channels/telegram/api.ts'
import { channelFact } from '../../../db/leases.ts'
import type { Worker } from '../../../server/workers/loop.ts'
import { startPolling } from '../../../server/workers/polling.ts'
import type { Person } from '../../emulators/telegram/people/person.ts'
import { startTelegram, type Telegram } from '../../emulators/telegram/startTelegram.ts'
import { eventually } from '../../support/eventually.ts'
import { type House, openHouse, type Process } from './support/house.ts'

/** The emulator's bot, whose number is the beginning of its token. */
const BOT = '123456'

let house: House
let telegram: Telegram
let citizen: Person
let pollers: Worker[]

beforeEach(async () => {
  house = await openHouse()
  telegram = await startTelegram()
  citizen = telegram.user()
  pollers = []
})
afterEach(async () => {
  await Promise.all(pollers.map((poller) => poller.stop()))
  await telegram.stop()
  await house.end()
})

const apiOf = (token = telegram.token): TelegramApi =>
  createTelegramApi({ token, apiRoot: telegram.apiRoot, proxy: undefined })

function poll(process: Process, more: Partial<Parameters<typeof startPolling>[0]> = {}): Worker {
  const { database, accept, log, now } = process
  const poller = startPolling({ database, api: apiOf(), botId: BOT, accept, log, now, ...more })
  pollers.push(poller)
  return poller
}
const stored = async (count: number) =>
  eventually(async () => (await house.inbox()).length === count, `never ${count} messages in the inbox`)
const offset = async () => Number(await channelFact(house.database, 'telegram', `polling offset ${BOT}`))
const lastUpdate = async (): Promise<number> => {
  const rows = await house.database.client<{ id: string }[]>`select external_id as id from inbox`
  return Math.max(...rows.map(({ id }) => Number(id.split(':')[1])))
}

describe('polling', () => {
  it('fetches all that was written, in its order, into the inbox', async () => {
    for (const text of ['một', 'hai', 'ba']) citizen.private.send(text)
    poll(house.process())
    await stored(3)
    citizen.private.send('bốn')
    await stored(4)
    const rows = await house.database.client<
      { id: string }[]
    >`select external_id as id from inbox order by id`
    const ids = rows.map(({ id }) => Number(id.split(':')[1]))
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
    await eventually(async () => (await offset()) === (await lastUpdate()) + 1, 'the offset stood still')
    await telegram.waitForDelivery()
  })

  it('moves its offset only after the commit, and what comes again changes nothing', async () => {
    const process = house.process()
    let refusals = 2
    const accept: typeof process.accept = async (...arrived) => {
      await process.accept(...arrived)
      // As if the process had not learnt that it was committed.
      refusals -= 1
      if (refusals >= 0) throw new Error('the database went away')
    }
    citizen.private.send('một')
    poll(process, { accept })
    await stored(1)
    expect(await offset()).toBeNaN()
    expect(telegram.pendingUpdates).toBe(1)
    await telegram.waitForDelivery()
    expect(await house.inbox()).toHaveLength(1)
    expect(telegram.callsOf('getUpdates').length).toBeGreaterThanOrEqual(3)
  })

  it('passes over what is of no use or can never be stored', async () => {
    telegram.inject('message', { text: 'of nobody' })
    const process = house.process()
    citizen.private.send('một')
    citizen.private.send('hai')
    poll(process, {
      accept: (channel, received) => {
        const isFirst = received.action.kind === 'text' && received.action.text === 'một'
        return process.accept(channel, isFirst ? { ...received, externalId: '\0' } : received)
      },
    })
    await stored(1)
    await telegram.waitForDelivery()
    expect(await house.inbox()).toHaveLength(1)
  })

  it('is done by one process at a time, and goes on with another at once when that one ends', async () => {
    const first = poll(house.process())
    citizen.private.send('một')
    await stored(1)
    let asked = 0
    const api = apiOf()
    const counting: TelegramApi = {
      ...api,
      call: (method, ...rest) => {
        asked += 1
        return api.call(method, ...rest)
      },
    }
    poll(house.process(), { api: counting })
    citizen.private.send('hai')
    await stored(2)
    // Two at once would end each other with 409.
    expect(asked).toBe(0)
    await first.stop()
    citizen.private.send('ba')
    await stored(3)
    expect(asked).toBeGreaterThan(0)
    expect(telegram.callsOf('getUpdates').every(({ outcome }) => (outcome.status ?? 200) === 200)).toBe(true)
  })

  it('goes on after errors of Telegram', async () => {
    telegram.faults.serverErrorHtml(1, { on: ['getUpdates'] })
    citizen.private.send('một')
    poll(house.process())
    await stored(1)
  })

  it('ends at once, also while Telegram holds the request', async () => {
    const poller = poll(house.process())
    await eventually(() => telegram.callsOf('getUpdates').length > 0)
    const begun = performance.now()
    await poller.stop()
    expect(performance.now() - begun).toBeLessThan(5_000)
    expect(await house.database.client`select 1 from leases`).toEqual([])
  })
})
