import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from './people/person.ts'
import type { Zalo } from './startZalo.ts'
import { startZalo } from './startZalo.ts'
import type { OaAnswer } from './tinyOa.ts'
import { Caller, picture } from './tinyOa.ts'

const CS = '/v3.0/oa/message/cs'

let zalo: Zalo
let oa: Caller
let citizen: Person

beforeEach(async () => {
  zalo = await startZalo()
  oa = new Caller(zalo)
  citizen = zalo.user()
  citizen.send('chào')
})

afterEach(() => zalo.stop())

const send = (): Promise<OaAnswer> => oa.send(citizen.id, 'Vâng')
const seen = (): number => citizen.messages.filter(({ fromBot }) => fromBot).length
const outcomes = (): unknown[] => zalo.callsOf(CS).map(({ outcome }) => outcome)

test.each([-216, -220, -32, -230, -213, -224, -211, -200])('a call meets %d with HTTP 200', async (code) => {
  zalo.faults.refuse(1, code)
  const answer = await send()
  expect(answer).toMatchObject({ status: 200, error: code })
  expect(answer.message).not.toBe('Unknown error')
  expect((await send()).error).toBe(0)
  expect(outcomes()).toMatchObject([{ error: code, fault: 'refuse' }, { error: 0 }])
})

test('a code may come in other words and with a status', async () => {
  zalo.faults.refuse(1, 401, { message: 'Unauthorized', status: 401 })
  expect(await send()).toMatchObject({ status: 401, error: 401, message: 'Unauthorized' })
})

test('a call meets an error page in HTML', async () => {
  zalo.faults.serverErrorHtml(1)
  const response = await fetch(`${zalo.apiRoot}/v2.0/oa/getoa`)
  expect([response.status, response.headers.get('content-type')]).toEqual([
    502,
    expect.stringContaining('text/html'),
  ])
  expect(await response.text()).toContain('<html>')
  zalo.faults.serverErrorHtml(1, { status: 503 })
  expect((await fetch(zalo.apiRoot)).status).toBe(503)
})

test('a call is cut off, before or after it was carried out', async () => {
  zalo.faults.reset(1)
  await expect(send()).rejects.toThrow('fetch failed')
  expect(seen()).toBe(0)
  zalo.faults.reset(1, { applied: true })
  await expect(send()).rejects.toThrow('fetch failed')
  expect(seen()).toBe(1)
  zalo.faults.refuse(1, -200, { applied: true })
  expect((await send()).error).toBe(-200)
  expect(seen()).toBe(2)
})

test('a call hangs until the bot gives up', async () => {
  zalo.faults.hang(1)
  const hopeless = fetch(`${zalo.apiRoot}/v2.0/oa/getoa`, { signal: AbortSignal.timeout(50) })
  await expect(hopeless).rejects.toThrow('timeout')
  expect((await send()).error).toBe(0)
})

test('chosen paths only meet a fault', async () => {
  zalo.faults.refuse(1, -32, { on: ['/v2.0/oa/upload/image', '/v2.0/oa/getoa'] })
  expect((await send()).error).toBe(0)
  expect((await oa.get('/v2.0/oa/getoa')).error).toBe(-32)
})

test('downloads and tokens meet them too', async () => {
  const photo = await citizen.sendPhoto(await picture())
  zalo.faults.serverErrorHtml(1, { on: ['/media'] })
  const url = photo.photo?.url ?? ''
  expect([(await fetch(url)).status, (await fetch(url)).status]).toEqual([502, 200])
  zalo.faults.reset(1, { on: ['/v4/oa/access_token'], applied: true })
  const { refreshToken } = zalo.tokens()
  const refresh = (): Promise<Response> =>
    fetch(`${zalo.oauthRoot}/v4/oa/access_token`, {
      method: 'POST',
      headers: { secret_key: zalo.appSecret },
      body: new URLSearchParams({
        app_id: zalo.appId,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      }),
    })
  await expect(refresh()).rejects.toThrow('fetch failed')
  expect(await (await refresh()).json()).toMatchObject({ error: -14020 })
})

describe('faults', () => {
  test('end after clear()', async () => {
    zalo.faults.refuse(100, -32)
    zalo.faults.hang(100)
    zalo.faults.clear()
    expect((await send()).error).toBe(0)
  })

  test('come in the order in which they were armed', async () => {
    zalo.faults.refuse(2, -32)
    zalo.faults.refuse(1, -200)
    expect([(await send()).error, (await send()).error, (await send()).error]).toEqual([-32, -32, -200])
  })
})
