import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Action } from '../../../../bot/core/received.ts'
import { MESSAGE_CLASSES } from '../../../../db/outbox.ts'
import { markWaitTold, photosBefore } from '../../../../db/photoLine.ts'
import { createPhotoPace } from '../../../../server/workers/photoPace.ts'
import { PHOTO_PLACES } from '../../../../server/workers/turns.ts'
import { eventually } from '../../../support/eventually.ts'
import { type House, openHouse } from '../support/house.ts'
import { echo, script } from '../support/script.ts'

vi.mock('../../../../bot/converse.ts', () => import('../support/script.ts'))

const TOLD =
  /^Đang có nhiều người gửi ảnh. Ảnh của Anh\/Chị đã nhận lúc \d\d:\d\d và sẽ được đọc khi đến lượt/
const TOLD_IN_ENGLISH = /^Many people are sending photos. Yours came at \d\d:\d\d/

let house: House
let fetched: string[]
let letThrough: () => void

beforeEach(async () => {
  house = await openHouse()
  script.converse = echo
  fetched = []
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  house.messenger.fetch = async (file) => {
    fetched.push(file)
    await gate
    return Buffer.from(file)
  }
})
afterEach(async () => {
  letThrough()
  await house.end()
})

const photo = (file: string, album?: string): Action => ({
  kind: 'photo',
  photo: { file },
  ...(album && { album }),
})
const texts = async () => (await house.said()).map(({ text }) => text)
const told = async (word: RegExp) => (await texts()).filter((text) => word.test(text)).length

/** Fills every place with photos whose download hangs, and keeps it so in all processes. */
async function fillThePlaces(): Promise<void> {
  for (let nth = 0; nth < PHOTO_PLACES; nth++) await house.arrive(`trước ${nth}`, photo(`trước ${nth}`))
  await eventually(async () => fetched.length === PHOTO_PLACES, 'the places do not fill')
}

/** Makes everything that waits as old as what its sender is told of. */
async function letAWhilePass(): Promise<void> {
  await house.database.client`
    update inbox set received_at = received_at - interval '5 seconds' where lease is null and done_at is null`
}

/** Waits until so many photos stand in line. */
function inLine(count: number): Promise<unknown> {
  return eventually(async () => {
    const rows = await house.database.client`select 1 from inbox where waits_for_place and done_at is null`
    return rows.length === count
  }, 'photos do not stand in line')
}

describe('photos that find no place', () => {
  beforeEach(async () => {
    house.process().startTurns()
    await fillThePlaces()
  })

  it('are told of once a chat, in its language, also when more of them come', async () => {
    await house.arrive('Ngọc', photo('một'))
    await house.arrive('Ngọc', photo('hai'))
    await house.arrive('Bình', photo('ba', 'album'))
    await house.arrive('Bình', photo('bốn', 'album'))
    await house.arrive('Anne', photo('one'), { sender: { address: 'Anne', language: 'en' } })
    await inLine(3)
    await letAWhilePass()
    await eventually(
      async () => (await told(TOLD)) === 2 && (await told(TOLD_IN_ENGLISH)) === 1,
      'nobody is told',
    )
    await house.arrive('Ngọc', photo('năm'))
    await house.arrive('Lan', photo('sáu'))
    await inLine(4)
    await letAWhilePass()
    // Ngọc's photo is older than Lan's, so that it would have been told of by now.
    await eventually(async () => (await told(TOLD)) === 3, 'Lan is not told')
    letThrough()
    await house.handled()
    expect(await told(TOLD)).toBe(3)
    // The answers of everybody go before these words and that in English.
    const { client } = house.database
    expect(await client`select 1 from outbox where class = ${MESSAGE_CLASSES.push}`).toHaveLength(4)
  })

  it('are counted by all that stand before them, also by those whose senders were told', async () => {
    for (const name of ['một', 'hai', 'ba']) await house.arrive(name, photo(name))
    await inLine(3)
    const ids = await house.database.client<{ id: number }[]>`
      select id from inbox where waits_for_place order by id`
    const [first = 0, second = 0, third = 0] = ids.map(({ id }) => id)
    await markWaitTold(house.database, [first])
    const places = await photosBefore(house.database, 'telegram', [second, third])
    expect([...places]).toEqual([
      [second, 1],
      [third, 2],
    ])
  })

  it('come up in the order in which they came, and cost nothing meanwhile', async () => {
    const many = Array.from({ length: 3 * PHOTO_PLACES }, (_, nth) => `ảnh ${nth}`)
    for (const name of many) await house.arrive(name, photo(name))
    await inLine(many.length)
    const { client } = house.database
    const due =
      await client`select 1 from inbox where done_at is null and next_at < now() + interval '30 seconds'`
    expect(due).toEqual([])
    letThrough()
    await house.handled()
    expect(fetched.slice(PHOTO_PLACES)).toEqual(many)
  })

  it('are read by another process when theirs is gone', async () => {
    await house.arrive('Ngọc', photo('một'))
    await inLine(1)
    house.process().startTurns()
    await eventually(async () => fetched.includes('một'), 'the other process does not look at the line')
  })
})

describe('the pace at which photos are read', () => {
  it('is that of the last minute, and is not known of a few', () => {
    let seconds = 0
    const pace = createPhotoPace(() => new Date(seconds * 1_000))
    for (; seconds < 20; seconds++) pace.oneDone('web')
    expect(pace.perSecond('web')).toBeUndefined()
    for (; seconds < 120; seconds += 0.5) pace.oneDone('web')
    expect(pace.perSecond('web')).toBeCloseTo(2, 1)
    expect(pace.perSecond('telegram')).toBeUndefined()
    seconds += 50
    expect(pace.perSecond('web')).toBeUndefined()
  })
})
