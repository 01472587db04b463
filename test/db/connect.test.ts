import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isAway } from '../../db/away.ts'
import { connect, type Database } from '../../db/connect.ts'
import { hostsOf, withFirst } from '../../db/hosts.ts'
import { writableFirst } from '../../db/writable.ts'
import { KEYS } from '../flows/world/city.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { onServer } from '../support/globalDatabase.ts'
import { listenBefore } from './support/listening.ts'

const TWO = 'postgres://u:p%40w@one:5432,two:5433/city?target_session_attrs=read-write'
/** Nobody listens here. */
const NOWHERE = '127.0.0.1:1'

describe('the address of a database', () => {
  test('of one server is that server', () => {
    expect(hostsOf('postgres://u@one/city?sslmode=require')).toEqual([
      'postgres://u@one/city?sslmode=require',
    ])
  })

  test('of several is theirs, without the wish for one of them, which is ours', () => {
    expect(hostsOf(TWO)).toEqual(['postgres://u:p%40w@one:5432/city', 'postgres://u:p%40w@two:5433/city'])
    expect(hostsOf('postgres://one,two/city?sslmode=require&target_session_attrs=primary')).toEqual([
      'postgres://one/city?sslmode=require',
      'postgres://two/city?sslmode=require',
    ])
  })

  test('may begin with another of them', () => {
    const [, two = ''] = hostsOf(TWO)
    expect(hostsOf(withFirst(TWO, two))).toEqual(hostsOf(TWO).toReversed())
  })
})

describe('a connection that is lost', () => {
  let place: FreshDatabase
  let database: Database
  beforeEach(async () => {
    place = await freshDatabase()
    database = connect({ url: place.url, keys: KEYS, connections: 2 })
  })
  afterEach(async () => {
    await database.close()
    await place.drop()
  })

  const works = () =>
    database.client`select 1`.then(
      () => true,
      () => false,
    )

  /** Runs longer than what is looked for, a connection's end and a new one, takes. */
  const longStatement = () => database.client`select 1 as done from pg_sleep(1.5)`.execute()

  test('fails its transaction as the fault of the database, and others take its place', async () => {
    const losing = database.transaction(async ({ client }) => {
      await client`select pg_terminate_backend(pg_backend_pid())`
    })
    const error = await losing.catch((thrown: unknown) => thrown)
    expect(isAway(error)).toBe(true)
    await eventually(works)
  })

  test('leaves nothing of what its transaction did, also when that goes on', async () => {
    let goOn = () => {}
    const meanwhile = new Promise<void>((resolve) => {
      goOn = resolve
    })
    let told = (_pid: number) => {}
    const began = new Promise<number>((resolve) => {
      told = resolve
    })
    const losing = database.transaction(async ({ client }) => {
      const [row] = await client<{ pid: number }[]>`select pg_backend_pid() as pid`
      await client`insert into channel_facts (channel, name, value) values ('web', 'lost', '1')`
      told(row?.pid ?? 0)
      await meanwhile
    })
    losing.catch(() => {})
    const pid = await began
    await onServer(place.url, (sql) => sql`select pg_terminate_backend(${pid})`)
    await expect(losing).rejects.toSatisfy(isAway)
    goOn()
    const left = await onServer(place.url, (sql) => sql`select 1 from channel_facts where name = 'lost'`)
    expect(left).toEqual([])
    await eventually(works)
  })

  test('is not one that was refused: the others go on', async () => {
    const former = database.client
    await works()
    const running = longStatement()
    const { pathname } = new URL(place.url)
    const limit = (connections: number) =>
      `alter database ${pathname.slice(1)} connection limit ${connections}`
    await onServer(place.ownerUrl, async (sql) => {
      await sql.unsafe(limit(0))
      const refused = database.client`select 1`
      await expect(refused).rejects.toMatchObject({ code: '53300' })
      await sql.unsafe(limit(-1))
    })
    expect(await running).toEqual([{ done: 1 }])
    expect(await works()).toBe(true)
    expect(database.client).toBe(former)
  })

  test('ended by an operator, cuts nothing that runs on another', async () => {
    const former = database.client
    await works()
    const running = longStatement()
    const ended = database.client`select pg_terminate_backend(pg_backend_pid())`
    await expect(ended).rejects.toSatisfy(isAway)
    await eventually(() => database.client !== former)
    expect(await works()).toBe(true)
    expect(await running).toEqual([{ done: 1 }])
  })

  test('is sought at the server of several that takes writes', async () => {
    const there = new URL(place.url).host
    const two = place.url.replace(there, `${NOWHERE},${there}`)
    expect(hostsOf(await writableFirst(two))[0]).toBe(place.url)

    const wandering = connect({ url: two, keys: KEYS, connections: 1 })
    await wandering.client`select 1`.catch(() => {})
    await eventually(() =>
      wandering.client`select 1`.then(
        () => true,
        () => false,
      ),
    )
    await wandering.close()
  })
})

describe('a statement outside of a transaction', () => {
  /** One that the driver could send another behind, such a one, and a transaction, all at once on one connection. */
  async function hasteOf(place: FreshDatabase, isPooled: boolean, prepares: boolean): Promise<number> {
    const between = await listenBefore(place.url)
    const database = connect({ url: between.url, keys: KEYS, connections: 1, prepares, isPooled })
    const { client } = database
    await client`select 0`
    await Promise.all([
      client`select 1`,
      client`select ${2}::int`,
      client.unsafe('select 3'),
      database.transaction(async (store) => void (await store.client`select ${4}::int`)),
      database.sql.execute('select 5'),
      client`select ${6}::int`,
    ])
    await database.close()
    await between.stop()
    return between.hasty()
  }

  test.for([true, false])(
    'is answered before the next is sent, where a pooler stands between (prepared: %s)',
    async (prepares) => {
      const place = await freshDatabase()
      expect(await hasteOf(place, true, prepares)).toBe(0)
      expect(await hasteOf(place, false, prepares)).toBeGreaterThan(0)
      await place.drop()
    },
  )
})

describe('an error of the database', () => {
  test('is its own fault when nothing else would have gone better', () => {
    const closed = Object.assign(new Error('closed'), { code: 'CONNECTION_CLOSED' })
    expect(isAway(closed)).toBe(true)
    expect(isAway(new Error('a query failed', { cause: closed }))).toBe(true)
    expect(isAway(Object.assign(new Error('of a messenger'), { code: 'ECONNRESET' }))).toBe(false)
    expect(isAway(new Error('a bug'))).toBe(false)
  })
})
