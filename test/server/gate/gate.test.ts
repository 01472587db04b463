import type { AddressInfo } from 'node:net'
import { createServer, connect as dial, Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import type { Database } from '../../../db/connect.ts'
import { addTallies } from '../../../db/tallies.ts'
import { networkOf, proxiesOf, widerNetworkOf } from '../../../server/gate/network.ts'
import { createNetworkPace } from '../../../server/gate/networkPace.ts'
import { isFromElsewhere } from '../../../server/gate/origin.ts'
import { createSigners } from '../../../server/gate/signers.ts'
import { boundSockets, SOCKET_LIMITS, type SocketLimits } from '../../../server/gate/sockets.ts'
import { watchGate } from '../../../server/workers/gateAlarms.ts'
import { type OwnDatabase, ownDatabase } from '../../bot/channels/web/support/ownDatabase.ts'
import { wholeApp } from '../routes/support/wholeApp.ts'

let place: OwnDatabase
let database: Database

beforeAll(async () => {
  place = await ownDatabase()
  database = place.connect()
})
afterAll(() => place.drop())

describe('a network', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:db8::5:6:7:8', '2001:db8:0:0'],
    ['2001:db8:0:0:9:6:7:8', '2001:db8:0:0'],
    ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('of %s is %s, however it is written', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1'],
    ['2001:db8::1', '2001:db8:0'],
    ['::ffff:203.0.113.7', undefined],
    ['203.0.113.7', undefined],
  ])('around %s is %s', (address, wider) => {
    expect(widerNetworkOf(address)).toBe(wider)
  })

  it('of IPv6 has its pace, the eightfold goes to all around it, and none of that to others', () => {
    const { take, isSpent } = createNetworkPace({ perSecond: 1, burst: 2 }, () => new Date(0))
    expect([1, 2, 3].map(() => take('2001:db8:1::1'))).toEqual([0, 0, 1])
    const around = Array.from({ length: 15 }, (_, network) => take(`2001:db8:1:${network + 1}::1`))
    expect(around.indexOf(1 / 8)).toBe(14)
    expect([isSpent('2001:db8:1:ffff::1'), isSpent('2001:db8:2::1')]).toEqual([true, false])
    const addresses = Array.from({ length: 20 }, (_, last) => take(`203.0.113.${last}`))
    expect(addresses.filter((wait) => wait > 0)).toEqual([])
  })

  it('of a proxy is told by the names and networks that are configured', () => {
    const isProxy = proxiesOf(['loopback', '172.16.0.0/12', '2001:db8::1'])
    const answers = ['127.0.0.1', '::ffff:172.18.0.2', '2001:db8::1', '203.0.113.7', 'nonsense'].map(isProxy)
    expect(answers).toEqual([true, true, true, false, false])
  })
})

describe('who made a browser send something', () => {
  const own = ['https://khaibao.example.vn']
  it.each([
    ['our own page', { 'sec-fetch-site': 'same-origin' }, false],
    ['the user by hand', { 'sec-fetch-site': 'none' }, false],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: own[0] }, true],
    ['another host of the domain', { 'sec-fetch-site': 'same-site' }, true],
    ['an older browser on our page', { origin: own[0], host: 'inside:3000' }, false],
    [
      'an older browser on a server for trial',
      { origin: 'http://10.0.0.5:3000', host: '10.0.0.5:3000' },
      false,
    ],
    [
      'an older browser on another site',
      { origin: 'https://another.example', host: 'khaibao.example.vn' },
      true,
    ],
    ['a page that hides where it is', { origin: 'null', host: 'khaibao.example.vn' }, true],
    ['no browser', {}, false],
  ])('%s', (_who, headers, isElsewhere) => {
    expect(isFromElsewhere({ method: 'POST', headers }, own)).toBe(isElsewhere)
    expect(isFromElsewhere({ method: 'GET', headers }, own)).toBe(false)
  })
})

describe('sockets', () => {
  let app: FastifyInstance
  const open: Socket[] = []
  afterEach(async () => {
    for (const socket of open.splice(0)) socket.destroy()
    await app.close()
  })

  async function listening(limits: Partial<SocketLimits>, trustedProxies?: readonly string[]) {
    const sockets = { ...SOCKET_LIMITS, lookMilliseconds: 20, ...limits }
    app = await wholeApp(database, { sockets, ...(trustedProxies && { trustedProxies }) })
    await app.listen({ port: 0, host: '127.0.0.1' })
  }
  /** Sends the beginning of something, and gives all that comes until the server closes. */
  async function beginning(...words: string[]): Promise<string> {
    const { port } = app.server.address() as AddressInfo
    const socket = dial(port, '127.0.0.1')
    open.push(socket)
    let heard = ''
    socket.on('data', (part) => {
      heard += part.toString('utf8')
    })
    socket.on('error', () => {})
    for (const word of words) socket.write(word)
    await new Promise((closed) => socket.once('close', closed))
    return heard
  }
  const POST =
    'POST /chat/messages HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n'

  it('on which a head trickles are closed, with an answer as closed as all others', async () => {
    await listening({ headMilliseconds: 50 })
    const answer = await beginning('GET /chat HTTP/1.1\r\nHost: a\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(answer).toContain("content-security-policy: default-src 'none'")
  })

  it('on which a body trickles, or nothing moves, are closed', async () => {
    await listening({ headMilliseconds: 40, requestMilliseconds: 60 })
    const secret = `Authorization: Bearer ${'s'.repeat(43)}\r\n\r\n`
    expect(await beginning(POST, secret, '{"kin')).toMatch(/^HTTP\/1\.1 408 /)
    await app.close()
    await listening({ idleMilliseconds: 50 })
    expect(await beginning(POST, secret, '{"kin')).toBe('')
  })

  it.each([
    ['a head that is too large', `GET /chat HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['no request', '\0\0\0\r\n\r\n', 400],
    ['two lengths', `${POST}Content-Length: 7\r\n\r\n{"a":1}`, 400],
    ['no host', 'GET /chat HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ])('that bring %s are answered and closed', async (_what, words, status) => {
    await listening({})
    expect(await beginning(words)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  })

  it('of one network are bounded, and those of a trusted proxy are not', async () => {
    const limits = { socketsOfANetwork: 2, headMilliseconds: 300 }
    await listening(limits, ['10.0.0.0/8'])
    const answers = await Promise.all(['', '', ''].map(() => beginning('GET /')))
    expect(answers.filter((answer) => answer === '')).toHaveLength(1)
    await app.close()
    await listening(limits, ['loopback'])
    const behind = await Promise.all(['', '', ''].map(() => beginning('GET /')))
    expect(behind.filter((answer) => answer === '')).toHaveLength(0)
  })
})

test('of IPv6 have no more sockets for a whole /48 than it may have, and as many again once some are closed', async () => {
  const server = createServer()
  boundSockets(server, { ...SOCKET_LIMITS, socketsOfANetwork: 2, socketsOfAWiderNetwork: 3 }, () => false)
  const from = (remoteAddress: string) => {
    const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress })
    server.emit('connection', socket)
    return socket
  }
  const sockets = ['2001:db8:1:1::1', '2001:db8:1:2::1', '2001:db8:1:3::1', '2001:db8:1:4::1'].map(from)
  expect(sockets.map(({ destroyed }) => destroyed)).toEqual([false, false, false, true])
  expect(['2001:db8:2::1', '203.0.113.7'].map((address) => from(address).destroyed)).toEqual([false, false])
  const closed = new Promise((done) => sockets[0]?.once('close', done))
  sockets[0]?.destroy()
  await closed
  expect(from('2001:db8:1:4::1').destroyed).toBe(false)
})

test('what is signed is read at a pace, until something right comes from a network, and for a day after that', () => {
  let time = 0
  const { mayTry, wasRight } = createSigners(() => new Date(time))
  const tried = (address: string, times: number) =>
    Array.from({ length: times }, () => mayTry(address)).filter((may) => may).length
  const [stranger, shared] = ['203.0.113.7', '203.0.113.8']
  expect([stranger, shared, '203.0.113.9'].map((address) => tried(address, 300))).toEqual([200, 200, 200])
  time += 1000
  expect([stranger, shared].map((address) => tried(address, 300))).toEqual([20, 20])
  wasRight(shared)
  expect([stranger, shared].map((address) => tried(address, 300))).toEqual([0, 300])
  time += 24 * 3_600_000
  expect([stranger, shared].map((address) => tried(address, 300))).toEqual([200, 200])
})

describe('guesses', () => {
  beforeEach(async () => {
    await database.client`delete from tallies`
    await database.client`delete from alarms`
  })
  const alarms = async () => {
    await watchGate(database)
    return (await database.client<{ name: string }[]>`select name from alarms order by name`).map(
      ({ name }) => name,
    )
  }

  test('of links slow their network down, are counted, and leave others alone', async () => {
    const counts = new Map<string, number>()
    const count = (channel: string, what: string) =>
      void counts.set(`${channel} ${what}`, (counts.get(`${channel} ${what}`) ?? 0) + 1)
    const moment = new Date()
    const app = await wholeApp(database, { count, now: () => moment })
    const from = async (remoteAddress: string) =>
      (await app.inject({ url: '/t/ZZZZZZZZZZZZZZZZZZZZZZZZZZ', remoteAddress })).statusCode
    const statuses: number[] = []
    for (let guess = 0; guess < 401; guess += 1) statuses.push(await from('2001:db8::1'))
    expect(statuses.indexOf(429)).toBe(400)
    expect(await from('203.0.113.7')).toBe(404)
    await app.close()
    expect([...counts]).toEqual([['web unknown trace link', 401]])
  })

  test('beyond what is usual alarm the operator until they are over', async () => {
    const tally = (what: string, count: number, channel = 'web') =>
      addTallies(database, [{ channel, what, count }])
    await tally('unknown code', 99)
    expect(await alarms()).toEqual([])
    await tally('unknown code', 1)
    expect(await alarms()).toEqual(['guesses'])
    const usual = 100 * 84
    await database.client`
      insert into tallies values ('web', 'unknown code', date_trunc('hour', now()) - interval '3 days', ${usual}, now())`
    expect(await alarms()).toEqual([])
  })

  test('at a secret of Telegram alarm when none is right', async () => {
    const tally = (what: string, count: number) =>
      addTallies(database, [{ channel: 'telegram', what, count }])
    await tally('bad secret', 9)
    expect(await alarms()).toEqual([])
    await tally('bad secret', 1)
    expect(await alarms()).toEqual(['telegram secret'])
    await tally('update', 1)
    expect(await alarms()).toEqual([])
  })
})

test('all networks together are bounded, and whoever watches the server is not', async () => {
  const moment = new Date()
  const slow = { perSecond: 1, burst: 3 }
  const app = await wholeApp(database, { now: () => moment, pace: { network: slow, wider: slow, all: slow } })
  const statuses = []
  for (const last of [1, 2, 3, 4]) {
    statuses.push((await app.inject({ url: '/start', remoteAddress: `203.0.113.${last}` })).statusCode)
  }
  const watched = await app.inject('/readyz')
  await app.close()
  expect([statuses, watched.statusCode]).toEqual([[200, 200, 200, 429], 200])
})
