import { randomUUID } from 'node:crypto'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { ensureChat } from '../../../db/chats.ts'
import { emptyDatabase, type FreshDatabase } from '../../support/database.ts'
import { operatorWorld } from './operatorWorld.ts'

const world = operatorWorld()
const others: FreshDatabase[] = []

afterEach(async () => {
  for (const database of others.splice(0)) await database.drop()
})

/** A database in which nothing is, not even tables. */
async function other(): Promise<{ DATABASE_URL: string; MIGRATION_DATABASE_URL: string }> {
  const made = await emptyDatabase()
  others.push(made)
  return { DATABASE_URL: made.url, MIGRATION_DATABASE_URL: made.ownerUrl }
}

async function backUp(): Promise<string> {
  const file = join(world.folder, `sao lưu ${randomUUID()}`)
  await ensureChat(world.database, { channel: 'web', kind: 'private', address: 'somebody' })
  await world.run('officials invite --unit 31')
  expect((await world.run(`backup "${file}"`)).code).toBe(0)
  return file
}

test('a backup is for our eyes only, tells that the keys are not in it, and replaces no file', async () => {
  const file = await backUp()
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const again = await world.run(`backup "${file}"`)
  expect([again.code, again.err.length]).toEqual([1, 1])
})

test('it goes back into an empty database, with which everything works', async () => {
  const file = await backUp()
  const place = await other()
  const restored = await world.run(`restore "${file}"`, place)
  expect([restored.code, restored.err]).toEqual([0, []])
  expect(restored.out[0]).toMatch(/^Đã phục hồi \d+ dòng của \d+ bảng, như lúc /)
  expect((await world.run('units list', place)).out).toEqual((await world.run('units list')).out)
  expect((await world.run('health', place)).code).toBe(0)
})

test('it does not go into a database that is in use', async () => {
  const file = await backUp()
  const { code, err } = await world.run(`restore "${file}"`)
  expect([code, err.length]).toEqual([1, 1])
})

test('with other keys nothing is restored, so that the right ones can be tried', async () => {
  const file = await backUp()
  const place = await other()
  const { code, err } = await world.run(`restore "${file}"`, {
    ...place,
    SEAL_KEY: Buffer.alloc(32, 9).toString('base64'),
  })
  expect([code, err]).toEqual([1, [expect.stringMatching(/Khoá không phải của cơ sở dữ liệu này/)]])
  expect((await world.run(`restore "${file}"`, place)).code).toBe(0)
})

test('without any keys nothing is restored, because new ones would open nothing', async () => {
  const file = await backUp()
  const dataDir = join(world.folder, 'dữ liệu mới')
  const bare = { DATABASE_URL: '', SEAL_KEY: '', FIND_KEY: '', DATA_DIR: dataDir }
  const { code, err } = await world.run(`restore "${file}"`, bare)
  expect([code, err]).toEqual([1, [expect.stringMatching(/^Chưa có khoá của bản sao lưu/)]])
})

test('a file that is no backup is told, and one that is not there', async () => {
  const file = join(world.folder, 'khác')
  writeFileSync(file, 'a letter')
  const place = await other()
  const wrong = await world.run(`restore "${file}"`, place)
  expect([wrong.code, wrong.err.length]).toEqual([1, 1])
  const none = await world.run('restore /no/such', place)
  expect(none.err).toEqual(['Không làm được: không có /no/such: xem lại tên tệp.'])
})
