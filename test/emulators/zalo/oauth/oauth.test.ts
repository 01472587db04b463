import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Zalo } from '../startZalo.ts'
import { startZalo } from '../startZalo.ts'
import { Caller } from '../tinyOa.ts'
import { challengeOf } from './accessToken.ts'

const HOUR = 3_600_000
const VERIFIER = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ'
const CALLBACK = 'https://bot.example.vn/zalo/oauth?tenant=1'

let zalo: Zalo
let now: number

beforeEach(async () => {
  now = 1796000000123
  zalo = await startZalo({ now: () => new Date(now) })
})

afterEach(() => zalo.stop())

function permissionLink(changes: Readonly<Record<string, string>> = {}): string {
  const query = {
    app_id: zalo.appId,
    redirect_uri: CALLBACK,
    code_challenge: challengeOf(VERIFIER),
    state: '8f1c2d',
    ...changes,
  }
  return `${zalo.oauthRoot}/v4/oa/permission?${new URLSearchParams(query)}`
}

async function newCode(): Promise<string> {
  return new URL(await zalo.consent(permissionLink())).searchParams.get('code') ?? ''
}

interface TokenAnswer {
  readonly status: number
  readonly access_token?: string
  readonly refresh_token?: string
  readonly expires_in?: string | number
  readonly error?: number
  readonly error_name?: string
}

async function request(
  form: Readonly<Record<string, string>>,
  secret = zalo.appSecret,
): Promise<TokenAnswer> {
  const response = await fetch(`${zalo.oauthRoot}/v4/oa/access_token`, {
    method: 'POST',
    headers: { secret_key: secret },
    body: new URLSearchParams({ app_id: zalo.appId, ...form }),
  })
  return { status: response.status, ...((await response.json()) as object) }
}

const exchange = (code: string, code_verifier = VERIFIER): Promise<TokenAnswer> =>
  request({ grant_type: 'authorization_code', code, code_verifier })

const refresh = (refresh_token: string): Promise<TokenAnswer> =>
  request({ grant_type: 'refresh_token', refresh_token })

function caller(token: string | undefined): Caller {
  const caller = new Caller(zalo)
  caller.token = token ?? ''
  return caller
}

const errorWith = async (token: string | undefined): Promise<number | undefined> => {
  const response = await fetch(`${zalo.apiRoot}/v2.0/oa/getoa`, { headers: { access_token: token ?? '' } })
  return ((await response.json()) as { error: number }).error
}

test('the challenge is that of the test vector', () => {
  expect(challengeOf(VERIFIER)).toBe('RqIZl4LIgn8KxW9QO-nTnv7pf0CnNrksx9fF-CXP2FE')
})

describe('the permission page', () => {
  test('sends the admin back with code, oa_id and state, and keeps what the address had', async () => {
    const location = new URL(await zalo.consent(permissionLink()))
    expect(location.origin + location.pathname).toBe('https://bot.example.vn/zalo/oauth')
    expect(Object.fromEntries(location.searchParams)).toEqual({
      tenant: '1',
      code: expect.stringMatching(/^[\w-]{64}$/),
      oa_id: zalo.oaId,
      state: '8f1c2d',
    })
  })

  test.each([
    ['another app', { app_id: '1' }],
    ['no way back', { redirect_uri: '' }],
    ['no challenge', { code_challenge: '' }],
  ])('shows an error page for %s', async (_what, changes) => {
    await expect(zalo.consent(permissionLink(changes))).rejects.toThrow(
      /shows the admin 400: <!doctype html>/,
    )
  })

  test.each(['/v4/permission', '/v4/access_token'])('is not at %s, which is Social Login', async (path) => {
    for (const method of ['GET', 'POST']) {
      expect((await fetch(`${zalo.oauthRoot}${path}`, { method })).status).toBe(404)
    }
  })
})

describe('a code', () => {
  test('becomes a pair of tokens', async () => {
    const pair = await exchange(await newCode())
    expect(pair).toEqual({
      status: 200,
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      expires_in: '90000',
    })
    expect(await errorWith(pair.access_token)).toBe(0)
  })

  test('works once, also when the first try was wrong', async () => {
    const [used, spoilt] = [await newCode(), await newCode()]
    await exchange(used)
    expect(await exchange(used)).toMatchObject({ error: -118 })
    expect(await exchange(spoilt, VERIFIER.toLowerCase())).toMatchObject({ error: -118 })
    expect(await exchange(spoilt)).toMatchObject({ error: -118 })
  })

  test('lives ten minutes', async () => {
    const [early, late] = [await newCode(), await newCode()]
    now += 600_000
    expect(await exchange(early)).toHaveProperty('access_token')
    now += 1
    expect(await exchange(late)).toMatchObject({ status: 200, error: -118 })
  })

  test('needs a verifier of 43 characters', async () => {
    expect(await exchange(await newCode(), 'short')).toMatchObject({ error: -14003 })
  })
})

describe('the token address', () => {
  test('takes neither another secret nor another app nor another grant', async () => {
    const form = { grant_type: 'refresh_token', refresh_token: zalo.tokens().refreshToken }
    expect(await request(form, zalo.oaSecret)).toMatchObject({ status: 200, error: -14004 })
    expect(await request({ ...form, app_id: '1' })).toMatchObject({ error: -14003 })
    expect(await request({ ...form, grant_type: 'password' })).toMatchObject({ error: -118 })
    expect(await request(form)).toHaveProperty('access_token')
  })

  test('takes no JSON', async () => {
    const { refreshToken } = zalo.tokens()
    const response = await fetch(`${zalo.oauthRoot}/v4/oa/access_token`, {
      method: 'POST',
      headers: { secret_key: zalo.appSecret, 'content-type': 'application/json' },
      body: JSON.stringify({
        app_id: zalo.appId,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      }),
    })
    expect(await response.json()).toMatchObject({ error: -14003 })
    expect(await refresh(refreshToken)).toHaveProperty('access_token')
  })

  test('may leave the number out of its errors, or answer with a status', async () => {
    zalo.switches.tokenErrorNumber = false
    const failure = await refresh('unknown')
    expect(failure).toMatchObject({ status: 200, error_name: 'Invalid refresh token' })
    expect(failure).not.toHaveProperty('error')
    zalo.switches.tokenErrorStatus = 400
    expect(await refresh('unknown')).toHaveProperty('status', 400)
  })

  test('may write expires_in as a number', async () => {
    zalo.switches.expiresIn = 'number'
    expect(await refresh(zalo.tokens().refreshToken)).toHaveProperty('expires_in', 90000)
  })
})

describe('a refresh token', () => {
  test('works once and gives the next', async () => {
    const first = zalo.tokens()
    const second = await refresh(first.refreshToken)
    expect(await refresh(first.refreshToken)).toMatchObject({ error: -14020 })
    expect(await refresh(second.refresh_token ?? '')).toHaveProperty('access_token')
    expect(zalo.refreshes).toBe(2)
  })

  test('lives three months', async () => {
    const { refreshToken } = zalo.tokens()
    now += 90 * 24 * HOUR + 1
    expect(await refresh(refreshToken)).toMatchObject({ error: -14020 })
  })

  test('is unknown when it never was one or was revoked', async () => {
    const { refreshToken } = zalo.tokens()
    zalo.revoke()
    expect(await refresh(refreshToken)).toMatchObject({ error: -14014 })
    expect(await refresh('RT_0')).toMatchObject({ error: -14014 })
  })
})

describe('an access token', () => {
  test('lives 25 hours', async () => {
    const { accessToken } = zalo.tokens()
    now += 25 * HOUR
    expect(await errorWith(accessToken)).toBe(0)
    now += 1
    expect(await errorWith(accessToken)).toBe(-220)
  })

  test('dies as soon as there is a newer one', async () => {
    const first = zalo.tokens()
    const second = await refresh(first.refreshToken)
    expect([await errorWith(first.accessToken), await errorWith(second.access_token)]).toEqual([-220, 0])
  })

  test('dies when the consent is taken back', async () => {
    const { accessToken } = zalo.tokens()
    zalo.revoke()
    expect(await errorWith(accessToken)).toBe(-220)
  })

  test('is looked for in its own header only', async () => {
    const { accessToken } = zalo.tokens()
    const response = await fetch(`${zalo.apiRoot}/v2.0/oa/getoa`, {
      headers: { authorization: `Bearer ${accessToken}` },
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ error: -216, message: 'Access token is invalid' })
    expect(await caller('AT_0').get('/v2.0/oa/getoa')).toMatchObject({ status: 200, error: -216 })
  })
})
