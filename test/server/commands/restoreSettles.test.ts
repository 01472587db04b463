import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ensureChat } from '../../../db/chats.ts'
import { connect } from '../../../db/connect.ts'
import { sealArrival, storeArrivals } from '../../../db/inbox.ts'
import { findInvitation, invite } from '../../../db/officials.ts'
import { enqueue, leaseDue } from '../../../db/outbox.ts'
import { emptyDatabase, type FreshDatabase } from '../../support/database.ts'
import { NOW, operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()
let place: FreshDatabase | undefined
afterAll(() => place?.drop())

test('what was done after the backup is not done again: codes are used up, nothing waits', async () => {
  const { database } = world
  const unit = { edition: 'haiphong-2025', unitCode: '31' }
  const expiresAt = new Date(NOW.getTime() + 86_400_000)
  await invite(database, 'ABCDEFGHJK', { purpose: 'official', unit, expiresAt })
  const chatId = await ensureChat(database, { channel: 'telegram', kind: 'private', address: '555' })
  await enqueue(database, [{ chatId, class: 'push', body: { text: 'báo' } }])
  const chat = { address: '555', kind: 'private' }
  const arrival = { channel: 'telegram', externalId: '1', chat, senderAddress: '555', album: undefined }
  await storeArrivals(database, [sealArrival(database, { ...arrival, sentAt: NOW, body: {} })])
  const file = join(world.folder, 'sao lưu')
  await world.run(`backup "${file}"`)

  place = await emptyDatabase()
  const { code, out } = await world.run(`restore "${file}"`, {
    DATABASE_URL: place.url,
    MIGRATION_DATABASE_URL: place.ownerUrl,
  })
  expect(code).toBe(0)
  expect(out[1]).toMatch(/^Đã huỷ 1 mã dùng một lần và đóng 2 tin còn chờ/)
  expect(out[2]).toMatch(/npm run admin -- officials list/)

  const restored = connect({ url: place.url, keys: database.keys, connections: 1 })
  try {
    expect(await findInvitation(restored, 'ABCDEFGHJK', NOW)).toBeUndefined()
    expect(await leaseDue(restored, { channel: 'telegram', limit: 9, leaseSeconds: 1 })).toEqual([])
    const outcomes = await restored.client`
      select outcome, done_at is not null as done from inbox union all
      select outcome, done_at is not null from outbox`
    expect([...outcomes]).toEqual([
      { outcome: 'restored', done: true },
      { outcome: 'restored', done: true },
    ])
  } finally {
    await restored.close()
  }
  // The database from which it was made goes on as it was.
  expect(await findInvitation(database, 'ABCDEFGHJK', NOW)).toBeDefined()
})
