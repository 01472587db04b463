import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Action } from '../../../../bot/core/received.ts'
import { createMetrics } from '../../../../server/metrics/metrics.ts'
import { createPhotoPlaces } from '../../../../server/workers/photoPlaces.ts'
import { PHOTO_PLACES, TURN_LANES } from '../../../../server/workers/turns.ts'
import { eventually } from '../../../support/eventually.ts'
import { type House, openHouse } from '../support/house.ts'
import { echo, script } from '../support/script.ts'

vi.mock('../../../../bot/converse.ts', () => import('../support/script.ts'))

let house: House
/** Photos being fetched just now, until they are let through. */
let fetching: Set<string>
let most: number
let letThrough: () => void

beforeEach(async () => {
  house = await openHouse()
  script.converse = echo
  fetching = new Set()
  most = 0
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  house.messenger.fetch = async (file) => {
    fetching.add(file)
    most = Math.max(most, fetching.size)
    await gate
    fetching.delete(file)
    return Buffer.from(file)
  }
})
afterEach(async () => {
  letThrough()
  await house.end()
})

const photo = (file: string): Action => ({ kind: 'photo', photo: { file } })
const texts = async () => (await house.said()).map(({ text }) => text)
const full = () => eventually(async () => fetching.size === PHOTO_PLACES, 'the places do not fill')
const many = Array.from({ length: 2 * TURN_LANES }, (_, index) => `ảnh ${index}`)

describe('photos whose download hangs', () => {
  beforeEach(async () => {
    house.process().startTurns()
    for (const name of many) await house.arrive(name, photo(name))
    await full()
  })

  it('stop nobody else’s text, and never more of them are under way than have places', async () => {
    await house.arrive('Lan', 'chữ')
    await eventually(async () => (await texts()).includes('chữ'), 'a text waits for photos')
    expect(fetching.size).toBe(PHOTO_PLACES)
    letThrough()
    await house.handled()
    expect(most).toBe(PHOTO_PLACES)
    expect((await texts()).sort()).toEqual(['chữ', ...many].sort())
  })

  it('cost those that wait for a place no attempt', async () => {
    const { client } = house.database
    const stoodBack = async () => {
      const rows =
        await client`select 1 from inbox where attempts = 0 and lease is null and next_at > received_at`
      return rows.length === many.length - PHOTO_PLACES
    }
    await eventually(stoodBack, 'photos without a place do not stand back')
    letThrough()
    await house.handled()
    expect((await house.inbox()).map(({ attempts }) => attempts)).toEqual(many.map(() => 1))
  })

  it('keep the order of their chats, also of those that wait for a place', async () => {
    for (const name of many) await house.arrive(name, `sau ${name}`)
    await house.arrive('Lan', 'chữ')
    await eventually(async () => (await texts()).includes('chữ'))
    expect(await texts()).toEqual(['chữ'])
    letThrough()
    await house.handled()
    const said = await texts()
    for (const name of many) expect(said.indexOf(name)).toBeLessThan(said.indexOf(`sau ${name}`))
  })
})

describe('a worker that stops', () => {
  it('ends the photos under way first', async () => {
    const worker = house.process().startTurns()
    await house.arrive('Ngọc', photo('ảnh'))
    await eventually(async () => fetching.size === 1)
    const stopped = worker.stop()
    letThrough()
    await stopped
    expect(await texts()).toEqual(['ảnh'])
    expect(await house.inbox()).toMatchObject([{ outcome: 'handled' }])
  })
})

describe('the places', () => {
  const silent = { error: vi.fn() }
  const places = () =>
    createPhotoPlaces(2, { metrics: createMetrics(), log: silent as never, now: () => new Date() })

  it('are counted by channel, and one given back goes first to whoever stands in line', () => {
    const { take, next, nobodyWaits } = places()
    const first = take('telegram')
    expect(take('telegram')).toBeDefined()
    expect(take('telegram')).toBeUndefined()
    expect(next('telegram')).toBeUndefined()
    expect(take('web')).toBeDefined()
    first?.leave()
    expect(take('telegram')).toBeUndefined()
    const given = next('telegram')
    expect(given).toBeDefined()
    given?.leave()
    nobodyWaits('telegram')
    expect(take('telegram')).toBeDefined()
  })

  it('are left by work that fails too, which is logged', async () => {
    const { take, empty } = places()
    for (const _ of [1, 2]) take('web')?.use(() => Promise.reject(new Error('no database')))
    await empty()
    expect(silent.error).toHaveBeenCalledTimes(2)
    expect(take('web')).toBeDefined()
  })
})
