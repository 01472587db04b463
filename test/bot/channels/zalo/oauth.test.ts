import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  ConsentNeeded,
  challengeOf,
  consentLink,
  exchangeCode,
  refreshTokens,
  type TokenPair,
  type ZaloApp,
} from '../../../../bot/channels/zalo/oauth.ts'
import { startZalo, type Zalo } from '../../../emulators/zalo/startZalo.ts'
import { startAnswering } from './support/answering.ts'

const TOKEN = '/v4/oa/access_token'
const VERIFIER = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ'
const REDIRECT = 'https://bot.example.vn/zalo/oauth'

describe('the consent', () => {
  const app = {
    appId: '1002003004005006007',
    appSecret: 'appSecretKeySample',
    oauthRoot: 'https://oauth.zaloapp.com',
  }

  it('is asked for at the account’s address, not at that of a person’s login', () => {
    expect(consentLink(app, { redirect: REDIRECT, state: '8f1c2d', verifier: VERIFIER })).toBe(
      'https://oauth.zaloapp.com/v4/oa/permission?app_id=1002003004005006007&redirect_uri=https%3A%2F%2Fbot.example.vn%2Fzalo%2Foauth&code_challenge=RqIZl4LIgn8KxW9QO-nTnv7pf0CnNrksx9fF-CXP2FE&state=8f1c2d',
    )
  })

  it('shows the hash of what only we know', () => {
    expect(challengeOf(VERIFIER)).toBe('RqIZl4LIgn8KxW9QO-nTnv7pf0CnNrksx9fF-CXP2FE')
  })
})

describe('tokens', () => {
  let zalo: Zalo
  let app: ZaloApp
  let clock: number

  beforeEach(async () => {
    clock = Date.parse('2026-11-30T01:00:00Z')
    zalo = await startZalo({ now: () => new Date(clock) })
    app = { appId: zalo.appId, appSecret: zalo.appSecret, oauthRoot: zalo.oauthRoot }
  })
  afterEach(() => zalo.stop())

  const codeFor = async (verifier = VERIFIER): Promise<string> => {
    const back = await zalo.consent(consentLink(app, { redirect: REDIRECT, state: 's', verifier }))
    return new URL(back).searchParams.get('code') ?? ''
  }
  const isTaken = async ({ access }: TokenPair): Promise<boolean> => {
    const response = await fetch(`${zalo.apiRoot}/v2.0/oa/getoa`, { headers: { access_token: access } })
    return ((await response.json()) as { error: number }).error === 0
  }

  it('come for a code, and work', async () => {
    const pair = await exchangeCode(app, await codeFor(), VERIFIER)
    expect(pair.seconds).toBe(90_000)
    expect(await isTaken(pair)).toBe(true)
  })

  it('come for a refresh token, each once', async () => {
    const first = await exchangeCode(app, await codeFor(), VERIFIER)
    const second = await refreshTokens(app, first.refresh)
    expect([await isTaken(first), await isTaken(second)]).toEqual([false, true])
    await expect(refreshTokens(app, first.refresh)).rejects.toMatchObject({ reason: 'zalo -14020' })
    expect(await isTaken(await refreshTokens(app, second.refresh))).toBe(true)
  })

  it.each(['string', 'number'] as const)('say how long they hold in a %s', async (type) => {
    zalo.switches.expiresIn = type
    expect((await refreshTokens(app, zalo.tokens().refreshToken)).seconds).toBe(90_000)
  })

  const refusals: readonly [string, () => Promise<TokenPair>, string][] = [
    ['a code used before', async () => used(await codeFor()), 'zalo -118'],
    [
      'a code of another',
      async () => exchangeCode(app, await codeFor('a'.repeat(43)), VERIFIER),
      'zalo -118',
    ],
    ['a code that nobody gave', () => exchangeCode(app, 'x', VERIFIER), 'zalo -118'],
    ['a code too old', async () => later(await codeFor()), 'zalo -118'],
    ['a refresh token that nobody gave', () => refreshTokens(app, 'x'), 'zalo -14014'],
    ['a refresh token after the consent was taken back', async () => revoked(), 'zalo -14014'],
    ['another app', () => refreshTokens({ ...app, appId: '1' }, 'x'), 'zalo -14003'],
    ['the account’s secret', () => refreshTokens({ ...app, appSecret: zalo.oaSecret }, 'x'), 'zalo -14004'],
  ]
  async function used(code: string): Promise<TokenPair> {
    await exchangeCode(app, code, VERIFIER)
    return exchangeCode(app, code, VERIFIER)
  }
  function later(code: string): Promise<TokenPair> {
    clock += 600_001
    return exchangeCode(app, code, VERIFIER)
  }
  function revoked(): Promise<TokenPair> {
    const { refreshToken } = zalo.tokens()
    zalo.revoke()
    return refreshTokens(app, refreshToken)
  }

  it.each(refusals)('are not given for %s: only a consent helps', async (_what, asked, reason) => {
    const error: unknown = await asked().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ConsentNeeded)
    expect(error).toMatchObject({ reason })
  })

  it.each(refusals)('are not given for %s, also where the error has no number', async (_what, asked) => {
    zalo.switches.tokenErrorNumber = false
    await expect(asked()).rejects.toMatchObject({ name: 'ConsentNeeded', reason: 'zalo refused' })
  })

  it('are not given with another status either', async () => {
    zalo.switches.tokenErrorStatus = 400
    await expect(refreshTokens(app, 'x')).rejects.toBeInstanceOf(ConsentNeeded)
  })

  it.each<[string, () => void]>([
    ['a page', () => zalo.faults.serverErrorHtml(1, { on: [TOKEN] })],
    ['a page that says all is well', () => zalo.faults.serverErrorHtml(1, { on: [TOKEN], status: 200 })],
    ['a connection that is cut', () => zalo.faults.reset(1, { on: [TOKEN] })],
    ['too many calls', () => zalo.faults.refuse(1, -32, { on: [TOKEN] })],
  ])('after %s are worth another try with the same refresh token', async (_what, arrange) => {
    const { refreshToken } = zalo.tokens()
    arrange()
    const error: unknown = await refreshTokens(app, refreshToken).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(ConsentNeeded)
    expect(String(error)).not.toContain(refreshToken)
    expect(await isTaken(await refreshTokens(app, refreshToken))).toBe(true)
  })
})

describe('an answer to a wish for tokens', () => {
  const answered = async (status: number, body: string | Uint8Array): Promise<TokenPair> => {
    const server = await startAnswering(status, body)
    try {
      const app = { appId: '1', appSecret: 'a', oauthRoot: server.root }
      return await refreshTokens(app, 'RT_1')
    } finally {
      await server.stop()
    }
  }
  const both = { access_token: 'AT_2', refresh_token: 'RT_2', expires_in: '90000' }

  it.each<[string, object, number]>([
    ['a text for the seconds', both, 90_000],
    ['a number for the seconds', { ...both, expires_in: 3600 }, 3600],
    ['a zero beside them', { ...both, error: 0 }, 90_000],
    ['no seconds', { ...both, expires_in: undefined }, 3600],
    ['seconds that are none', { ...both, expires_in: 'soon' }, 3600],
    ['no second', { ...both, expires_in: 0 }, 3600],
  ])('with both tokens and %s gives them', async (_what, body, seconds) => {
    expect(await answered(200, JSON.stringify(body))).toEqual({ access: 'AT_2', refresh: 'RT_2', seconds })
  })

  const refused = { error_name: 'Invalid refresh token', error_reason: 'used', error_description: '' }
  it.each<[string, string, string | undefined]>([
    ['nothing', '', undefined],
    ['null', 'null', undefined],
    ['a list', '[]', undefined],
    ['words', '"AT_2"', undefined],
    ['a page', '<html>', undefined],
    ['half of it', JSON.stringify(both).slice(0, 40), undefined],
    ['the first token alone', JSON.stringify({ ...both, refresh_token: undefined }), undefined],
    ['the second token alone', JSON.stringify({ ...both, access_token: undefined }), undefined],
    ['an empty token', JSON.stringify({ ...both, refresh_token: '' }), undefined],
    ['a token that is no text', JSON.stringify({ ...both, access_token: 5 }), undefined],
    ['tokens beside an error', JSON.stringify({ ...both, error: -14014 }), 'zalo -14014'],
    ['tokens beside an error in words', JSON.stringify({ ...both, error: 'x', ...refused }), 'zalo refused'],
    ['a refusal', JSON.stringify({ error: -14014, ...refused }), 'zalo -14014'],
    ['a refusal without a number', JSON.stringify(refused), 'zalo refused'],
    ['a refusal whose number is a text', JSON.stringify({ error: '-14014', ...refused }), 'zalo refused'],
    ['another error of the grant', JSON.stringify({ error: -14024 }), 'zalo -14024'],
    ['an error of another kind', JSON.stringify({ error: -32, error_name: 'Too many' }), undefined],
    ['an error of another thousand', JSON.stringify({ error: -15001, ...refused }), undefined],
  ])('of %s gives none', async (_what, body, reason) => {
    const error: unknown = await answered(200, body).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect(error instanceof ConsentNeeded ? error.reason : undefined).toBe(reason)
  })

  it('that is a failure of the server’s asks for no consent, whatever it says', async () => {
    const failure = answered(503, JSON.stringify({ error_name: 'Service Unavailable' }))
    await expect(failure).rejects.toThrow('no tokens: http 503')
  })
})
