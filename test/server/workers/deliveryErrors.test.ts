import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DeliveryDecision, DeliveryError } from '../../../bot/channels/channel.ts'
import { markReachable } from '../../../db/chats.ts'
import { failedMessages, sendAgain } from '../../../db/failures.ts'
import { bindGroup, unitOfGroup } from '../../../db/officials.ts'
import { createPerson } from '../../../db/people.ts'
import { eventually } from '../../support/eventually.ts'
import { type House, openHouse } from './support/house.ts'
import { chatOf, tell } from './support/outbox.ts'

let house: House

beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.end())

const rows = async () => [
  ...(await house.database.client<
    { outcome: string | null; reason: string | null; attempts: number; pause: number }[]
  >`
    select outcome, reason, attempts, extract(epoch from next_at - clock_timestamp())::float8 as pause from outbox order by id`),
]
const allDone = () =>
  eventually(async () => (await rows()).every(({ outcome }) => outcome !== null), 'some messages wait')
const released = (attempts: number) =>
  eventually(async () => {
    const [row] = await rows()
    return row?.reason === 'trouble' && row.attempts === attempts && row.pause < 60 * 60 * 24 && row
  }, `a message was never given back after ${attempts} attempts`)

/** Lets so many deliveries to a chat fail. */
function failing(decision: DeliveryDecision, times: number, to = 'Ngọc'): { readonly tried: number[] } {
  const tried: number[] = []
  house.messenger.before = ({ chat }) => {
    if (chat.address !== to || tried.length >= times) return
    tried.push(performance.now())
    throw new DeliveryError(decision, 'trouble')
  }
  return { tried }
}

describe('a delivery that fails', () => {
  it('with 429 waits as long as was said, is not counted, and keeps its chat’s order', async () => {
    const { tried } = failing({ kind: 'pace', afterSeconds: 0.5, of: 'chat' }, 1)
    await tell(house, 'Ngọc', 'a')
    await tell(house, 'Ngọc', 'b')
    await tell(house, 'Lan', 'c')
    house.process().startDeliveries()
    await allDone()
    expect(house.messenger.heardBy('Ngọc')).toEqual(['a', 'b'])
    expect(house.messenger.delivered[0]?.text).toBe('c')
    const first = house.messenger.delivered.find(({ text }) => text === 'a')
    expect((first?.at ?? 0) - (tried[0] ?? 0)).toBeGreaterThan(400)
    expect((await rows()).map(({ attempts }) => attempts)).toEqual([1, 1, 1])
  })

  it('waits as long as the messenger said', async () => {
    failing({ kind: 'retry', afterSeconds: 1_234 }, 1)
    await tell(house, 'Ngọc', 'a')
    house.process().startDeliveries()
    expect(Math.round((await released(1)).pause / 10)).toBe(123)
  })

  it('for good becomes a dead letter, and its chat goes on', async () => {
    failing({ kind: 'giveUp' }, 1)
    await tell(house, 'Ngọc', 'a')
    await tell(house, 'Ngọc', 'b')
    house.process().startDeliveries()
    await allDone()
    expect(house.messenger.heardBy('Ngọc')).toEqual(['b'])
    const [failed] = await failedMessages(house.database)
    expect(failed).toMatchObject({
      way: 'out',
      channel: 'telegram',
      outcome: 'given up',
      reason: 'trouble',
      count: 1,
    })
    expect(await sendAgain(house.database, failed?.ids[0] ?? 0)).toBe(true)
    await eventually(() => house.messenger.heardBy('Ngọc').length === 2)
  })

  it('because nobody is there closes all that waits, until the person is back', async () => {
    const { tried } = failing({ kind: 'unreachable' }, 1)
    for (const text of ['a', 'b', 'c']) await tell(house, 'Ngọc', text)
    house.process().startDeliveries()
    await allDone()
    expect((await rows()).map(({ outcome }) => outcome)).toEqual([
      'unreachable',
      'unreachable',
      'unreachable',
    ])
    expect(tried).toHaveLength(1)
    await markReachable(house.database, await chatOf(house, 'Ngọc'), true)
    await tell(house, 'Ngọc', 'd')
    await allDone()
    expect(house.messenger.heardBy('Ngọc')).toEqual(['d'])
  })

  it('in the middle goes on with the rest', async () => {
    let isFirst = true
    house.messenger.before = () => {
      if (!isFirst) return
      isFirst = false
      throw new DeliveryError({ kind: 'retry', afterSeconds: 0 }, 'trouble', { text: 'phần sau' })
    }
    await tell(house, 'Ngọc', 'phần đầu phần sau')
    house.process().startDeliveries()
    await allDone()
    expect(house.messenger.heardBy('Ngọc')).toEqual(['phần sau'])
  })

  it('by a bug is tried again', async () => {
    let isFirst = true
    house.messenger.before = () => {
      if (!isFirst) return
      isFirst = false
      throw new TypeError('a bug')
    }
    await tell(house, 'Ngọc', 'a')
    house.process().startDeliveries()
    await eventually(async () => (await rows())[0]?.reason === 'TypeError')
    await house.hurry()
    await allDone()
    expect(house.messenger.heardBy('Ngọc')).toEqual(['a'])
  })
})

describe('a group that moved', () => {
  const unit = { edition: 'none', unitCode: '1' }

  it.each([
    ['is written to where it is now', false],
    ['is so also when it has written from there already', true],
  ])('%s, and stays bound', async (_what, isKnown) => {
    failing({ kind: 'moved', to: '-100' }, Number.POSITIVE_INFINITY, '-1')
    const [old, owner] = [await chatOf(house, '-1'), await chatOf(house, 'Ngọc')]
    const { id } = await createPerson(house.database, { profile: {}, chatId: owner })
    await bindGroup(house.database, old, unit, id)
    if (isKnown) await chatOf(house, '-100')
    for (const text of ['a', 'b']) await tell(house, '-1', text)
    house.process().startDeliveries()
    await allDone()
    expect(house.messenger.heardBy('-100')).toEqual(['a', 'b'])
    expect(await unitOfGroup(house.database, await chatOf(house, '-100'))).toEqual(unit)
    const bound = await house.database.client`select 1 from unit_groups`
    expect(bound).toHaveLength(1)
  })
})
