import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { ensureChat } from '../../db/chats.ts'
import { connect, type Database } from '../../db/connect.ts'
import { forgetMark, markKeys, misfitOf } from '../../db/keysFit.ts'
import type { Keys } from '../../db/seal.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

const keyOf = (number: number) => new Uint8Array(32).fill(number)
const keys = (current: number, openers: readonly number[] = [current]): Keys => ({
  current,
  openers: new Map(openers.map((number) => [number, keyOf(number)])),
  find: keyOf(200),
})
const FIRST = keys(1)
const BOTH = keys(2, [1, 2])

let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect({ url: fresh.url, keys: FIRST, connections: 2 })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})
beforeEach(async () => {
  await database.client`delete from chats`
  await database.client`delete from channel_facts`
})

const misfit = (used: Keys) => misfitOf({ ...database, keys: used })
const chatUnder = (used: Keys, address: string) =>
  ensureChat({ ...database, keys: used }, { channel: 'web', kind: 'private', address })

it('a database that nobody has used takes any keys', async () => {
  expect(await misfit(FIRST)).toBeUndefined()
  expect(await misfit({ ...BOTH, find: keyOf(9) })).toBeUndefined()
})

it.each([
  ['of before keys were marked', false],
  ['of now', true],
])('a database %s takes its keys only', async (_, marked) => {
  await chatUnder(FIRST, 'oldest')
  if (marked) await markKeys({ ...database, keys: FIRST })
  await chatUnder(BOTH, 'newest')
  if (marked) await markKeys({ ...database, keys: BOTH })
  expect(await misfit(BOTH)).toBeUndefined()
  expect(await misfit({ ...BOTH, find: keyOf(201) })).toBe('other keys')
  expect(await misfit({ ...BOTH, openers: new Map([...[1, 2].map((n) => [n, keyOf(3)] as const)]) })).toBe(
    'other keys',
  )
  expect(await misfit(keys(2))).toEqual({ missing: [1] })
  expect(await misfit(FIRST)).toEqual({ missing: [2] })
  expect(await misfit(keys(3))).toEqual({ missing: [1, 2] })
})

it('one that has sealed is missed also when no chat is sealed under it, until it is given up', async () => {
  await markKeys({ ...database, keys: FIRST })
  await chatUnder(BOTH, 'newest')
  expect(await misfit(keys(2))).toEqual({ missing: [1] })
  await forgetMark(database, 1)
  expect(await misfit(keys(2))).toBeUndefined()
})

it('a chat that was damaged closes no database', async () => {
  const id = await chatUnder(FIRST, 'oldest')
  await database.client`update chats set address_sealed = '\\x0102ff' where id = ${id}`
  await chatUnder(FIRST, 'newest')
  await database.client`update chats set address_sealed = overlay(address_sealed placing '\\x01' from 2) where id = ${id}`
  expect(await misfit(FIRST)).toBeUndefined()
})
