import { afterEach, beforeEach, expect, it } from 'vitest'
import { DeliveryError } from '../../../bot/channels/channel.ts'
import { ensureChat } from '../../../db/chats.ts'
import { sendAgainBecause } from '../../../db/failures.ts'
import { enqueue } from '../../../db/outbox.ts'
import { pauseAfter } from '../../../server/workers/deliveryErrors.ts'
import { eventually } from '../../support/eventually.ts'
import { type House, openHouse } from './support/house.ts'

const HOUR = 3_600_000

let house: House
let now: Date

beforeEach(async () => {
  house = await openHouse()
  now = new Date()
  const chatId = await ensureChat(house.database, { channel: 'telegram', kind: 'private', address: 'Ngọc' })
  await enqueue(house.database, [{ chatId, class: 'push', body: { text: 'báo' } }])
  house.messenger.before = () => {
    throw new DeliveryError({ kind: 'retry' }, 'telegram 401')
  }
  house.process({ now: () => now }).startDeliveries()
})
afterEach(() => house.end())

const first = async () => (await house.said())[0]

/** Makes the message due until it has been tried so often. */
async function tried(attempts: number): Promise<void> {
  await eventually(async () => {
    const message = await first()
    if (message?.outcome) throw new Error(`it is ${message.outcome} after ${message.attempts} attempts`)
    if ((message?.attempts ?? 0) >= attempts) return true
    await house.hurry()
    return false
  }, `it is not tried ${attempts} times`)
}

it('a message is tried for a day, however often that is, and then given up with its reason', async () => {
  now = new Date(Date.now() + 23 * HOUR)
  await tried(20)
  now = new Date(Date.now() + 25 * HOUR)
  await house.hurry()
  await eventually(async () => (await first())?.outcome === 'given up')
  const [row] = await house.database.client`select reason from outbox`
  expect(row).toEqual({ reason: 'telegram 401' })
})

it('what a revoked token let lie is sent again by its reason, and has a day again', async () => {
  const { client } = house.database
  await client`update outbox set created_at = created_at - interval '25 hours'`
  await house.hurry()
  await eventually(async () => (await first())?.outcome === 'given up')
  expect(await sendAgainBecause(house.database, 'network')).toBe(0)
  expect(await sendAgainBecause(house.database, 'telegram 401')).toBe(1)
  await tried(2)
  house.messenger.before = () => {}
  await house.hurry()
  await eventually(async () => (await first())?.outcome === 'sent')
})

it('the pauses grow from two seconds to five minutes', () => {
  expect([1, 2, 3, 8, 9, 10, 2_000].map(pauseAfter)).toEqual([2, 4, 8, 256, 300, 300, 300])
})
