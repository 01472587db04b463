import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureChat } from '../../db/chats.ts'
import { enqueue, leaseDue, type MessageClass, releaseMessage } from '../../db/outbox.ts'
import { parkMessage, unparkChat } from '../../db/parking.ts'
import { putOffBehind } from '../../db/standingBehind.ts'
import { foundTown, type Town } from './support/town.ts'

let town: Town
let chatId: number

beforeEach(async () => {
  town = await foundTown()
  chatId = await ensureChat(town.database, { channel: 'telegram', kind: 'private', address: 'one' })
})
afterEach(() => town.end())

const say = (text: string, kind: MessageClass = 'push') =>
  town.database.transaction((store) => enqueue(store, [{ chatId, class: kind, body: { text } }]))
const lease = () =>
  leaseDue(town.database, { channel: 'telegram', limit: 9, leaseSeconds: 10, lowest: 'broadcast' })
const first = async () => {
  const [message] = await lease()
  if (!message) throw new Error('nothing is due')
  return message
}
/** Messages that are due, by the clock alone. */
const due = async () => {
  const [row] = await town.database.client<{ count: number }[]>`
    select count(*)::int as count from outbox where done_at is null and next_at <= clock_timestamp()`
  return row?.count
}

describe('what comes behind a message that waits', () => {
  it('waits with it until the person writes, and then goes', async () => {
    await say('một')
    await parkMessage(town.database, await first(), { reason: 'window closed' })
    await say('hai')
    await say('ba', 'broadcast')
    expect([await due(), await lease()]).toEqual([2, []])
    expect(await putOffBehind(town.database, 'telegram')).toBe(2)
    expect(await due()).toBe(0)
    await town.database.transaction((store) => unparkChat(store, chatId))
    expect(await due()).toBe(3)
    expect((await lease()).map(({ body }) => body)).toEqual([{ text: 'một' }])
  })

  it('is put off to its next try', async () => {
    await say('một', 'reply')
    const { id } = await first()
    await releaseMessage(town.database, id, { afterSeconds: 40, counted: true, reason: '500' })
    await say('hai', 'reply')
    expect(await putOffBehind(town.database, 'telegram')).toBe(1)
    const rows = await town.database.client<{ same: boolean }[]>`
      select max(next_at) = min(next_at) as same from outbox`
    expect(rows).toEqual([{ same: true }])
  })

  it('is left alone while that one is under delivery, goes before it, or belongs to another messenger', async () => {
    await say('một')
    await first()
    await say('hai')
    expect(await putOffBehind(town.database, 'telegram')).toBe(0)
    await town.database
      .client`update outbox set next_at = now() + interval '1 hour' where class = 1 and id = (select min(id) from outbox)`
    await say('trả lời', 'reply')
    expect(await putOffBehind(town.database, 'zalo')).toBe(0)
    expect(await putOffBehind(town.database, 'telegram')).toBe(0)
    expect((await lease()).map(({ body }) => body)).toEqual([{ text: 'trả lời' }])
  })
})
