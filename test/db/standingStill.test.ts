import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect, type Database } from '../../db/connect.ts'
import { endStandingStill } from '../../db/standingStill.ts'
import { KEYS } from '../flows/world/city.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'

const LONG_SECONDS = 3_600

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect({ url: fresh.url, keys: KEYS, connections: 1 })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

it('ends a transaction in which nothing is said any more, and nobody who is only connected', async () => {
  const server = postgres(fresh.url, { max: 2 })
  const [still, idle] = [await server.reserve(), await server.reserve()]
  await still`begin`
  const pids = async () => {
    const rows = await database.client<{ pid: number }[]>`
      select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
    return rows.map(({ pid }) => pid)
  }
  const [{ pid } = { pid: 0 }] = await idle<{ pid: number }[]>`select pg_backend_pid() as pid`
  await eventually(async () => (await pids()).length === 2)
  expect(await endStandingStill(database, LONG_SECONDS)).toBe(0)
  await eventually(async () => (await endStandingStill(database, 0)) === 1, 'it was not ended')
  await eventually(async () => (await pids()).length === 1)
  expect(await pids()).toEqual([pid])
  await server.end({ timeout: 1 })
})
