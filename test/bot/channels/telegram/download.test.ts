import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTelegramApi } from '../../../../bot/channels/telegram/api.ts'
import { createTelegramChannel } from '../../../../bot/channels/telegram/channel.ts'
import type { PhotoReference } from '../../../../bot/core/received.ts'
import type { Person } from '../../../emulators/telegram/people/person.ts'
import { type OnTelegram, onTelegram } from './support/onTelegram.ts'

const LIMIT_BYTES = 20 * 1024 * 1024

let on: OnTelegram
let citizen: Person
let clock: Date

beforeEach(async () => {
  clock = new Date('2026-11-30T01:00:00Z')
  on = await onTelegram({ now: () => clock })
  citizen = on.telegram.user()
})
afterEach(() => on.telegram.stop())

const fetched = (photo: PhotoReference, milliseconds = 10_000) =>
  on.channel.download(photo, AbortSignal.timeout(milliseconds))
const sent = (bytes: number): PhotoReference => {
  const message = citizen.private.sendDocument(Buffer.alloc(bytes, 7), 'photo.jpg')
  return { file: message.wire.document?.file_id ?? '' }
}
const giveUp = { name: 'DeliveryError', decision: { kind: 'giveUp' } }
const retry = { name: 'DeliveryError', decision: { kind: 'retry' } }

describe('a photo', () => {
  it('is fetched as it is, up to the limit', async () => {
    expect(await fetched(sent(1_000))).toEqual(Buffer.alloc(1_000, 7))
    expect((await fetched(sent(LIMIT_BYTES))).byteLength).toBe(LIMIT_BYTES)
  })

  it('above the limit is not to be had', async () => {
    await expect(fetched(sent(LIMIT_BYTES + 1))).rejects.toMatchObject(giveUp)
  })

  it('that says it is too large is not even asked for', async () => {
    const before = on.telegram.calls.length
    await expect(fetched({ ...sent(1), bytes: LIMIT_BYTES + 1 })).rejects.toMatchObject(giveUp)
    expect(on.telegram.calls).toHaveLength(before)
  })

  it('that nobody knows is not to be had', async () => {
    await expect(fetched({ file: 'AgAC_unknown' })).rejects.toMatchObject(giveUp)
  })

  it('is asked for anew each time, because links run out', async () => {
    const photo = sent(10)
    await fetched(photo)
    clock = new Date(clock.getTime() + 3 * 3_600_000)
    expect((await fetched(photo)).byteLength).toBe(10)
  })

  it.each(['getFile', 'file'])('is tried again when %s fails for a while', async (step) => {
    const photo = sent(10)
    on.telegram.faults.serverErrorHtml(1, { on: [step], status: 502 })
    await expect(fetched(photo)).rejects.toMatchObject(retry)
    on.telegram.faults.reset(1, { on: [step] })
    await expect(fetched(photo)).rejects.toMatchObject(retry)
    on.telegram.faults.hang(1, { on: [step] })
    await expect(fetched(photo, 200)).rejects.toMatchObject(retry)
    expect((await fetched(photo)).byteLength).toBe(10)
  })

  it('whose link has run out meanwhile is not to be had', async () => {
    const photo = sent(10)
    on.telegram.faults.refuse(1, 404, 'Not Found', { on: ['file'] })
    await expect(fetched(photo)).rejects.toMatchObject(giveUp)
  })

  it('is refused while it comes when it is larger than was promised', async () => {
    const liar = await startLiar()
    const { port } = liar.address() as AddressInfo
    const api = createTelegramApi({ token: '1:A', apiRoot: `http://127.0.0.1:${port}`, proxy: undefined })
    const download = createTelegramChannel(api).download({ file: 'a' }, AbortSignal.timeout(10_000))
    await expect(download).rejects.toMatchObject(giveUp)
    liar.closeAllConnections()
    await new Promise((closed) => liar.close(closed))
  })

  it.each([
    '../../getMe',
    'photos/../../x',
    '//evil.com/x',
    'https://evil.com/x',
    '@evil.com/x',
    'a/..%2f..%2fx',
    'a\\..\\x',
    'x?y=1',
    'x#y',
    '.hidden',
    '',
  ])('on the path %j is not asked for', async (path) => {
    const asked: string[] = []
    const strange = await startStrange(path, asked)
    const { port } = strange.address() as AddressInfo
    const api = createTelegramApi({ token: '1:A', apiRoot: `http://127.0.0.1:${port}`, proxy: undefined })
    const download = createTelegramChannel(api).download({ file: 'a' }, AbortSignal.timeout(10_000))
    await expect(download).rejects.toMatchObject(giveUp)
    expect(asked).toEqual(['/bot1:A/getFile'])
    strange.closeAllConnections()
    await new Promise((closed) => strange.close(closed))
  })

  it('tells nobody the token', async () => {
    const photo = sent(10)
    on.telegram.faults.serverErrorHtml(2, { on: ['file'] })
    const error: unknown = await fetched(photo).catch((thrown: unknown) => thrown)
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(on.telegram.token)
  })
})

/** A server that promises one byte and sends them without end. */
async function startLiar(): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/file/')) {
      const pour = (): void => {
        while (response.writable && response.write(Buffer.alloc(1024 * 1024)));
      }
      response.on('drain', pour)
      pour()
      return
    }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, result: { file_id: 'a', file_size: 1, file_path: 'a' } }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}

/** A server that names this path for every file, and notes what is asked of it. */
async function startStrange(path: string, asked: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, result: { file_id: 'a', file_size: 1, file_path: path } }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}
