import type { LookupAddress } from 'node:dns'
import { createServer, type RequestListener, type Server } from 'node:http'
import { Agent, type RequestOptions } from 'node:https'
import { type AddressInfo, connect, isIPv4, type LookupFunction, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NotPublicError, publicOnly } from '../../../../bot/channels/publicAddresses.ts'
import { fetchMedia } from '../../../../bot/channels/zalo/media.ts'
import type { PhotoReference } from '../../../../bot/core/received.ts'
import type { Person } from '../../../emulators/zalo/people/person.ts'
import { picture } from './support/drawn.ts'
import { type OnZalo, onZalo } from './support/onZalo.ts'

const MEGABYTE = 1024 * 1024
const LIMIT_BYTES = 20 * MEGABYTE
const giveUp = { name: 'DeliveryError', decision: { kind: 'giveUp' } }
const retry = { name: 'DeliveryError', decision: { kind: 'retry' } }

describe('a photo', () => {
  let on: OnZalo
  let citizen: Person
  let clock: Date

  beforeEach(async () => {
    clock = new Date('2026-11-30T01:00:00Z')
    on = await onZalo({ now: () => clock })
    citizen = on.zalo.user()
  })
  afterEach(() => on.zalo.stop())

  const fetched = (photo: PhotoReference, milliseconds = 10_000) =>
    on.channel.download(photo, AbortSignal.timeout(milliseconds))
  const sent = (bytes: number): PhotoReference => {
    const message = citizen.sendFile(Buffer.alloc(bytes, 7), 'photo.jpg')
    return { file: message.document?.url ?? '' }
  }

  it('is fetched as Zalo keeps it, without our token', async () => {
    const message = await citizen.sendPhoto(Buffer.from((await picture()).bytes))
    expect(await fetched({ file: message.photo?.url ?? '' })).toEqual(message.photo?.bytes)
    expect(on.zalo.callsOf('/media')).toHaveLength(1)
  })

  it.each([6 * MEGABYTE, LIMIT_BYTES])('of %i bytes comes whole', async (bytes) => {
    expect((await fetched(sent(bytes))).byteLength).toBe(bytes)
  })

  it('beyond the limit is cut off', async () => {
    await expect(fetched(sent(LIMIT_BYTES + 1))).rejects.toMatchObject({
      ...giveUp,
      reason: 'photo too large',
    })
  })

  it('that says it is too large is not even asked for', async () => {
    await expect(fetched({ ...sent(1), bytes: LIMIT_BYTES + 1 })).rejects.toMatchObject(giveUp)
    expect(on.zalo.calls).toEqual([])
  })

  it('whose address has run out is not to be had', async () => {
    const photo = sent(10)
    clock = new Date(clock.getTime() + 3_600_000)
    await expect(fetched(photo)).rejects.toMatchObject({ ...giveUp, reason: 'photo 404' })
  })

  it.each([403, 410])('refused with HTTP %i is not to be had', async (status) => {
    const photo = sent(10)
    on.zalo.faults.serverErrorHtml(1, { on: ['/media'], status })
    await expect(fetched(photo)).rejects.toMatchObject(giveUp)
  })

  it.each([408, 429, 500, 502, 503])('is tried again after HTTP %i', async (status) => {
    const photo = sent(10)
    on.zalo.faults.serverErrorHtml(1, { on: ['/media'], status })
    await expect(fetched(photo)).rejects.toMatchObject({ ...retry, reason: `photo ${status}` })
    expect((await fetched(photo)).byteLength).toBe(10)
  })

  it('is tried again when the connection is cut or nothing comes', async () => {
    const photo = sent(10)
    on.zalo.faults.reset(1, { on: ['/media'] })
    await expect(fetched(photo)).rejects.toMatchObject({ ...retry, reason: 'network' })
    on.zalo.faults.hang(1, { on: ['/media'] })
    await expect(fetched(photo, 200)).rejects.toMatchObject(retry)
    expect((await fetched(photo)).byteLength).toBe(10)
  })

  it('on a host that is not Zalo’s is not asked for', async () => {
    await expect(fetched({ file: 'http://localhost/media/x' })).rejects.toMatchObject(giveUp)
    await expect(fetched({ file: 'http://169.254.169.254/latest/meta-data' })).rejects.toMatchObject(giveUp)
  })
})

/** Connects as Node does, to what the host's name is found to mean, but ends up at a server of the test. */
class Rerouted extends Agent {
  readonly connected: LookupAddress[][] = []
  readonly port: number

  constructor(lookup: LookupFunction, port: number) {
    super({ lookup: publicOnly(lookup) })
    this.port = port
  }

  override createConnection(
    { host, lookup }: RequestOptions,
    done: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    lookup?.(host ?? '', { all: true }, (error, found) => {
      if (!error) this.connected.push(found as LookupAddress[])
      const stream = new Socket()
      done(error, error ? stream : stream.connect(this.port, '127.0.0.1'))
    })
  }
}

describe('the hosts of photos', () => {
  const asked: string[] = []
  const refusals: string[] = []
  /** What the name means, each time that it is looked up; the last from then on. */
  let means: string[][]
  let lookups: string[]
  let server: Server
  let agent: Rerouted
  let answer: RequestListener

  beforeEach(async () => {
    means = [['118.102.7.1', '2405:4800::1']]
    lookups = []
    asked.length = 0
    refusals.length = 0
    answer = (_request, response) => response.end('photo')
    server = createServer((request, response) => {
      asked.push(`https://${request.headers.host}${request.url}`)
      answer(request, response)
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    agent = new Rerouted(lookup, (server.address() as AddressInfo).port)
  })
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })

  const lookup: LookupFunction = (hostname, _options, done) => {
    lookups.push(hostname)
    const now = (means.length > 1 ? means.shift() : means[0]) ?? []
    done(
      null,
      now.map((address) => ({ address, family: isIPv4(address) ? 4 : 6 })),
    )
  }
  const fetchFrom = (address: string, hosts = ['zdn.vn', 'ZADN.vn']) =>
    fetchMedia(
      address,
      { hosts, plain: false, agent, refused: () => refusals.push(address) },
      { limitBytes: 100, signal: AbortSignal.timeout(10_000) },
    )

  it.each([
    'https://zdn.vn/x.jpg',
    'https://f1.photo.talk.zdn.vn/x.jpg?a=1',
    'https://F1.Photo.Talk.ZDN.vn/x.jpg',
    'https://zalo-api.zadn.vn/x.jpg',
    'https://f1.zdn.vn:443/x.jpg',
  ])('%s is one', async (address) => {
    expect(Buffer.from(await fetchFrom(address)).toString()).toBe('photo')
    expect(asked).toEqual([new URL(address).href])
  })

  it.each([
    'https://evilzdn.vn/x.jpg',
    'https://zdn.vn.evil.com/x.jpg',
    'https://evil.com/zdn.vn/x.jpg',
    'https://evil.com/?.zdn.vn',
    'https://evil.com#.zdn.vn',
    'https://evil.com\\.zdn.vn/x.jpg',
    'https://f1.zdn.vn@evil.com/x.jpg',
    'https://user@f1.zdn.vn/x.jpg',
    'https://user:word@f1.zdn.vn/x.jpg',
    'https://:word@f1.zdn.vn/x.jpg',
    'https://f1.zdn.vn:22/x.jpg',
    'https://f1.zdn.vn:8443/x.jpg',
    'http://f1.zdn.vn/x.jpg',
    'http://f1.zdn.vn:443/x.jpg',
    'ftp://f1.zdn.vn/x.jpg',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'https://zdn.vn./x.jpg',
    'https://vn/x.jpg',
    'https://127.0.0.1/x.jpg',
    'https://[::1]/x.jpg',
    'https://0x7f000001/x.jpg',
    '//f1.zdn.vn/x.jpg',
    '/x.jpg',
    'x.jpg',
    '',
  ])('%s is none', async (address) => {
    await expect(fetchFrom(address)).rejects.toMatchObject(giveUp)
    expect(asked).toEqual([])
    expect(refusals).toEqual([address])
  })

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '100.100.100.200',
    '169.254.169.254',
    '172.31.0.1',
    '192.0.0.8',
    '192.88.99.1',
    '192.168.1.1',
    '198.19.0.1',
    '0.0.0.0',
    '240.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::10.1.2.3',
    '100::1',
    '2001:2::1',
    '2002:a01:203::1',
    '3fff::1',
    '5f00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '::ffff:10.1.2.3',
    '64:ff9b::a01:203',
    '64:ff9b:1::a01:203',
  ])('whose name means %s are none', async (address) => {
    means = [['118.102.7.1', address]]
    await expect(fetchFrom('https://f1.zdn.vn/x.jpg')).rejects.toMatchObject(giveUp)
    expect(agent.connected).toEqual([])
    expect(refusals).toHaveLength(1)
  })

  it('are connected to where they were found, whatever the name means a moment later', async () => {
    means = [['118.102.7.1'], ['127.0.0.1']]
    await fetchFrom('https://f1.zdn.vn/x.jpg')
    expect(lookups).toEqual(['f1.zdn.vn'])
    expect(agent.connected).toEqual([[{ address: '118.102.7.1', family: 4 }]])
  })

  it('are judged anew at each step of the way', async () => {
    means = [['118.102.7.1'], ['127.0.0.1']]
    answer = (_request, response) => response.writeHead(302, { location: 'https://f2.zdn.vn/x.jpg' }).end()
    await expect(fetchFrom('https://f1.zdn.vn/x.jpg')).rejects.toMatchObject(giveUp)
    expect(lookups).toEqual(['f1.zdn.vn', 'f2.zdn.vn'])
    expect(agent.connected).toHaveLength(1)
  })

  it('are judged by Node as it connects', async () => {
    means = [['127.0.0.1']]
    const connecting = new Promise((_, reject) => {
      connect({ host: 'f1.zdn.vn', port: agent.port, lookup: publicOnly(lookup) }).on('error', reject)
    })
    await expect(connecting).rejects.toBeInstanceOf(NotPublicError)
  })

  it('whose name means nothing, or is looked for in vain, are not asked', async () => {
    means = [[]]
    await expect(fetchFrom('https://f1.zdn.vn/x.jpg')).rejects.toMatchObject(giveUp)
    const hangs = { hosts: ['zdn.vn'], plain: false, agent: new Agent({ lookup: publicOnly(() => {}) }) }
    const signal = AbortSignal.timeout(20)
    await expect(fetchMedia('https://zdn.vn/x', hangs, { limitBytes: 9, signal })).rejects.toThrow()
    expect(asked).toEqual([])
  })

  it('are none by a mere number', async () => {
    for (const host of ['118.102.7.1', '[2405:4800::1]'])
      await expect(fetchFrom(`https://${host}/x.jpg`, [host])).rejects.toMatchObject(giveUp)
    expect(lookups).toEqual([])
  })

  it('are none at all when none are named', async () => {
    await expect(fetchFrom('https://zdn.vn/x.jpg', [])).rejects.toMatchObject(giveUp)
  })
})

describe('a photo that has moved', () => {
  let server: Server
  let root: string
  const asked: string[] = []
  let answer: RequestListener

  beforeEach(async () => {
    asked.length = 0
    server = createServer((request, response) => {
      asked.push(request.url ?? '')
      answer(request, response)
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })

  const fetched = (limitBytes = 100) =>
    fetchMedia(
      `${root}/0`,
      { hosts: ['127.0.0.1'], plain: true },
      { limitBytes, signal: AbortSignal.timeout(10_000) },
    )
  /** Each address leads to the next number, until that many; there the photo is. */
  const movedTimes = (times: number): RequestListener => {
    return (request, response) => {
      const nth = Number(request.url?.slice(1))
      if (nth < times) response.writeHead(302, { location: `/${nth + 1}` }).end('moved')
      else response.end('photo')
    }
  }

  it('is found within the hosts, three times at most', async () => {
    answer = movedTimes(3)
    expect(Buffer.from(await fetched()).toString()).toBe('photo')
    expect(asked).toEqual(['/0', '/1', '/2', '/3'])
    answer = movedTimes(4)
    await expect(fetched()).rejects.toMatchObject({ ...giveUp, reason: 'photo moved too often' })
  })

  it.each([
    ['out of the hosts', 'http://localhost:1/x'],
    ['to a service of the cloud', 'http://169.254.169.254/latest/meta-data'],
    ['to a file', 'file:///etc/passwd'],
    ['by another way', 'ftp://127.0.0.1/x.jpg'],
    ['to no address at all', 'http://['],
  ])('%s is not followed', async (_where, location) => {
    answer = (_request, response) => response.writeHead(302, { location }).end()
    await expect(fetched()).rejects.toMatchObject({ ...giveUp, reason: 'photo on a foreign host' })
    expect(asked).toEqual(['/0'])
  })

  it('to nowhere is not to be had', async () => {
    answer = (_request, response) => response.writeHead(302).end()
    await expect(fetched()).rejects.toMatchObject({ ...giveUp, reason: 'photo 302' })
  })

  it('and stops coming is given up in time', async () => {
    answer = (_request, response) => response.writeHead(200, { 'content-length': '9' }).write('half')
    const stopped = fetchMedia(
      `${root}/0`,
      { hosts: ['127.0.0.1'], plain: true },
      { limitBytes: 100, signal: AbortSignal.timeout(100) },
    )
    await expect(stopped).rejects.toThrow()
  })

  it('and comes without end is cut off', async () => {
    answer = (_request, response) => {
      const pour = (): void => {
        while (response.writable && response.write(Buffer.alloc(MEGABYTE)));
      }
      response.on('drain', pour)
      pour()
    }
    await expect(fetched(LIMIT_BYTES)).rejects.toMatchObject({ ...giveUp, reason: 'photo too large' })
  })
})
