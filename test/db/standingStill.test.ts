import { connect as connectSocket, type Socket } from 'node:net'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect, type Database } from '../../db/connect.ts'
import { endStandingStill } from '../../db/standingStill.ts'
import { KEYS } from '../flows/world/city.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'

const LONG_SECONDS = 3_600

const WAITING = 'select $1::text'
/** PostgreSQL's message of a statement without a name, whose values would follow. */
const STATEMENT = `\0${WAITING}\0\0\0`
const PARSE = Buffer.from(`P\0\0\0${String.fromCharCode(4 + STATEMENT.length)}${STATEMENT}`)

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

it('ends one that was left between a statement and its values, and leaves a copy alone', async () => {
  const sockets: Socket[] = []
  const { hostname, port } = new URL(fresh.url)
  const socket = () => {
    const opened = connectSocket(Number(port), hostname)
    sockets.push(opened)
    return opened
  }
  const server = postgres(fresh.url, { max: 2, ...{ socket } })
  const left = await server.reserve()
  const copying = await server.reserve()
  const into = await copying`copy channel_facts (channel, name, value) from stdin`.writable()
  await left`begin`
  sockets[0]?.write(PARSE)
  await eventually(async () => {
    const rows = await database.client`
      select 1 from pg_stat_activity where state = 'active' and wait_event = 'ClientRead' and query = ${WAITING}`
    return rows.length === 1
  }, 'it does not wait for values')
  expect(await endStandingStill(database, 0)).toBe(1)
  await new Promise((resolve) => into.once('finish', resolve).end('web\tcopied\t1\n'))
  await eventually(async () => {
    const rows = await database.client`select 1 from channel_facts where name = 'copied'`
    return rows.length === 1
  }, 'the copy was not left alone')
  await server.end({ timeout: 1 })
})
