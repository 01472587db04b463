import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Action } from '../../../../bot/core/received.ts'
import { eventually } from '../../../support/eventually.ts'
import { type House, openHouse } from '../support/house.ts'
import { echo, script } from '../support/script.ts'

vi.mock('../../../../bot/converse.ts', () => import('../support/script.ts'))

let house: House

beforeEach(async () => {
  house = await openHouse()
  script.converse = echo
})
afterEach(() => house.end())

const photo = (file: string, album = 'một'): Action => ({ kind: 'photo', photo: { file }, album })
const texts = async () => (await house.said()).map(({ text }) => text)

/** Waits until an album was looked at and found not to be whole. */
const looked = () =>
  eventually(async () => {
    const rows = await house.database
      .client`select 1 from inbox where next_at > received_at + interval '1 second'`
    return rows.length > 0
  }, 'nobody looked at the album')

describe('an album', () => {
  it('is one turn, after its newest photo, and what follows waits for it', async () => {
    house.process().startTurns()
    await house.arrive('Ngọc', photo('a'))
    await looked()
    await house.arrive('Ngọc', photo('b'))
    await house.arrive('Ngọc', photo('c'))
    await house.arrive('Ngọc', 'sau đó')
    await house.handled()
    expect(await texts()).toEqual(['a + b + c', 'sau đó'])
    // The moments are the database's own, and 1.5 s is what the album waits for.
    const [row] = await house.database.client<{ waited: number }[]>`
      select extract(epoch from min(done_at) - max(received_at))::float8 as waited from inbox where album = 'một'`
    expect(row?.waited).toBeGreaterThanOrEqual(1.5)
  })

  it('holds up no other chat', async () => {
    house.process().startTurns()
    await house.arrive('Ngọc', photo('a'))
    await looked()
    await house.arrive('Lan', 'chào')
    await eventually(async () => (await texts()).includes('chào'))
    expect(await texts()).toEqual(['chào'])
  })

  it('is a turn of each chat and of each album', async () => {
    house.process().startTurns()
    await house.arrive('Ngọc', photo('a'))
    await house.arrive('Lan', photo('b'))
    await house.arrive('Ngọc', photo('c', 'hai'))
    await house.handled()
    expect((await texts()).toSorted()).toEqual(['a', 'b', 'c'])
  })

  it('is set aside as a whole', async () => {
    house.read = () => Promise.reject(new Error('a bug of the reader'))
    await house.arrive('Ngọc', photo('a'))
    await house.arrive('Ngọc', photo('b'))
    await house.database.client`update inbox set received_at = received_at - interval '1 minute'`
    house.process().startTurns()
    for (const number of [1, 2]) {
      await eventually(async () => {
        const rows = await house.database
          .client`select 1 from inbox where attempts = ${number} and lease is null`
        return rows.length > 0
      }, `the album was never tried ${number} times`)
      await house.hurry()
    }
    await house.handled()
    expect(await house.inbox()).toMatchObject([{ outcome: 'set aside' }, { outcome: 'set aside' }])
    expect(await texts()).toHaveLength(2)
  })

  it('whose last photo comes late leaves that one a turn of its own', async () => {
    house.process().startTurns()
    await house.arrive('Ngọc', photo('a'))
    await house.handled()
    await house.arrive('Ngọc', photo('b'))
    await house.handled()
    expect(await texts()).toEqual(['a', 'b'])
  })
})
