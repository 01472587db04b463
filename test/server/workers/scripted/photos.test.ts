import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DeliveryError } from '../../../../bot/channels/channel.ts'
import type { Action } from '../../../../bot/core/received.ts'
import { catalogues } from '../../../../locales/catalogue.ts'
import { eventually } from '../../../support/eventually.ts'
import { found, type House, openHouse } from '../support/house.ts'
import { echo, script } from '../support/script.ts'

vi.mock('../../../../bot/converse.ts', () => import('../support/script.ts'))

/** A photo under way, which comes when the test says so. */
type Fetch = { come(bytes: string): void; fail(): void }

let house: House
let fetches: Fetch[]

beforeEach(async () => {
  house = await openHouse()
  script.converse = echo
  fetches = []
})
afterEach(async () => {
  for (const fetch of fetches) fetch.fail()
  await house.end()
})

const photo = (file: string): Action => ({ kind: 'photo', photo: { file } })
const texts = async () => (await house.said()).map(({ text }) => text)
const attempts = async () => (await house.inbox())[0]?.attempts

/** Lets photos come only when a test says so, as if their workers were slow or dead. */
function holdPhotos(): void {
  house.messenger.fetch = () =>
    new Promise((resolve, reject) => {
      const fail = () => reject(new DeliveryError({ kind: 'retry' }, 'network'))
      fetches.push({ come: (bytes) => resolve(Buffer.from(bytes)), fail })
    })
}

/** Waits until the photo is fetched for that time; its lease then ends before it comes. */
async function leaseEnds(fetched: number): Promise<void> {
  await eventually(() => fetches.length === fetched, `nobody fetched the photo ${fetched} times`)
  await house.hurry()
}

describe('a photo', () => {
  it('is read and answered, and its sender sees that somebody looks', async () => {
    house.process().startTurns()
    await house.arrive('Ngọc', photo('tờ mã'))
    await house.handled()
    expect(await texts()).toEqual(['tờ mã'])
    expect(house.messenger.acknowledged).toEqual(['photo'])
  })

  it('is fetched with no transaction open, and its chat’s next words wait for it', async () => {
    holdPhotos()
    house.process().startTurns()
    await house.arrive('Ngọc', photo('a'))
    await house.arrive('Ngọc', 'sau ảnh')
    await eventually(() => fetches.length === 1)
    await house.arrive('Lan', 'chào')
    await eventually(async () => (await texts()).includes('chào'))
    await eventually(async () => {
      const open = await house.database.client`select 1 from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'`
      return open.length === 0
    }, 'a transaction stands open')
    fetches[0]?.come('a')
    await house.handled()
    expect(await texts()).toEqual(['chào', 'a', 'sau ảnh'])
  })

  it('passes to another worker when its lease ends, and the first then writes nothing', async () => {
    holdPhotos()
    const server = house.process()
    server.startTurns()
    await house.arrive('Ngọc', photo('a'))
    await leaseEnds(1)
    await eventually(() => fetches.length === 2)
    fetches[1]?.come('second')
    await house.handled()
    fetches[0]?.come('first')
    await server.end()
    expect(await texts()).toEqual(['second'])
    expect(await house.inbox()).toMatchObject([{ outcome: 'handled', attempts: 2 }])
  })

  it('cannot be failed by a worker whose lease has ended', async () => {
    holdPhotos()
    const server = house.process()
    server.startTurns()
    await house.arrive('Ngọc', photo('a'))
    await leaseEnds(1)
    await eventually(() => fetches.length === 2)
    const rings = server.inbox.rings
    fetches[0]?.fail()
    await eventually(() => server.inbox.rings > rings, 'the failure was never dealt with')
    fetches[1]?.come('second')
    await house.handled()
    expect(await texts()).toEqual(['second'])
    expect(await attempts()).toBe(2)
  })

  it('that ends its worker three times is set aside with an apology, and its chat goes on', async () => {
    holdPhotos()
    house.process().startTurns()
    await house.arrive('Ngọc', photo('a'))
    await house.arrive('Ngọc', 'sau ảnh')
    for (const fetched of [1, 2, 3]) await leaseEnds(fetched)
    await house.handled()
    expect(fetches).toHaveLength(3)
    expect(await texts()).toEqual([catalogues.vi['menu.setAside'], 'sau ảnh'])
    expect((await house.inbox())[0]?.outcome).toBe('set aside')
  })

  it('that fails is told of after the second time and set aside after the third', async () => {
    house.read = () => Promise.reject(new Error('a bug of the reader'))
    house.process().startTurns()
    await house.arrive('Ngọc', photo('a'))
    for (const number of [1, 2]) {
      await eventually(
        async () =>
          (
            await house.database.client`
        select 1 from inbox where attempts = ${number} and lease is null`
          ).length > 0,
      )
      await house.hurry()
    }
    await house.handled()
    expect(await texts()).toEqual([catalogues.vi['menu.delayed'], catalogues.vi['menu.setAside']])
  })

  it.each([
    ['the readers are busy', { kind: 'busy' } as const],
    ['the messenger fails for a while', new DeliveryError({ kind: 'retry' }, 'network')],
  ])('is read later when %s', async (_what, trouble) => {
    let isTrouble = true
    house.read = (read) => (isTrouble && !(trouble instanceof Error) ? trouble : found(read))
    house.messenger.fetch = (file) => {
      if (isTrouble && trouble instanceof Error) throw trouble
      return Buffer.from(file)
    }
    house.process().startTurns()
    await house.arrive('Ngọc', photo('a'))
    await eventually(
      async () =>
        (await house.database.client`select 1 from inbox where attempts = 1 and lease is null`).length > 0,
    )
    isTrouble = false
    await house.hurry()
    await house.handled()
    expect(await texts()).toEqual(['a'])
  })

  it('is not set aside however often a database that is away ends the work on it', async () => {
    const away = Object.assign(new Error('gone'), { code: 'CONNECTION_CLOSED' })
    let fetched = 0
    house.messenger.fetch = (file) => {
      fetched += 1
      if (fetched <= 4) throw away
      return Buffer.from(file)
    }
    house.process().startTurns()
    await house.arrive('Ngọc', photo('a'))
    for (const time of [1, 2, 3, 4]) {
      await eventually(async () => fetched === time && (await attempts()) === 0, `not given back: ${time}`)
      await house.hurry()
    }
    await house.handled()
    expect(await texts()).toEqual(['a'])
  })

  it('that the messenger no longer has is answered at once', async () => {
    house.messenger.fetch = () => {
      throw new DeliveryError({ kind: 'giveUp' }, 'file not to be had')
    }
    house.process().startTurns()
    await house.arrive('Ngọc', photo('a'))
    await house.handled()
    expect(await texts()).toEqual(['refused'])
    expect(await attempts()).toBe(1)
  })

  it('in a group is not fetched', async () => {
    const seen: string[] = []
    house.messenger.fetch = (file) => Buffer.from(file + seen.push(file))
    script.converse = (_turn, happening) => void seen.push(happening.kind)
    house.process().startTurns()
    await house.arrive('-1', photo('a'), { chat: { address: '-1', kind: 'group' }, sender: { address: '5' } })
    await house.handled()
    expect(seen).toEqual(['unreadable'])
  })
})
