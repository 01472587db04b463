import { expect, test } from 'vitest'
import { ensureChat } from '../../../db/chats.ts'
import { closeMessage, enqueue } from '../../../db/outbox.ts'
import { operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()

test('a person who blocked the bot is shown and no problem; a message given up is one', async () => {
  const { database } = world
  await world.run('units list')
  const chatId = await ensureChat(database, { channel: 'telegram', kind: 'private', address: '555' })
  const message = { chatId, class: 'push' as const, body: { text: 'báo' } }
  await enqueue(database, [message, message])
  await closeMessage(database, 1, 'unreachable', 'telegram 403')
  await closeMessage(database, 2, 'sent', undefined)

  const blocked = await world.run('health')
  expect([blocked.code, blocked.err]).toEqual([0, []])
  expect(blocked.out.join('\n')).toMatch(/tin bị bỏ +0\nngười nhận chặn +1\n/)

  await enqueue(database, [message])
  await closeMessage(database, 3, 'given up', 'telegram 400')
  const lost = await world.run('health')
  expect([lost.code, lost.err]).toEqual([1, [expect.stringMatching(/^1 tin bị bỏ: /)]])
})
