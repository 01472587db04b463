import { createHash } from 'node:crypto'
import type { Answer } from '../answer.ts'
import { ACCESS_TOKEN_SECONDS, VERIFIER } from '../limits.ts'
import { Refusal } from '../refusal.ts'
import type { HttpRequest } from '../request.ts'
import type { World } from '../world.ts'

type Form = Readonly<Record<string, string>>

const FORM_TYPE = 'application/x-www-form-urlencoded'

/** Both ways to a pair of tokens: the code that came with an admin's consent, and the last refresh token. */
export function accessToken(world: World, request: HttpRequest): Answer {
  try {
    checkApp(world, request)
    exchange(world, formOf(request))
    const pair = world.tokens.issue()
    const expires_in =
      world.switches.expiresIn === 'string' ? String(ACCESS_TOKEN_SECONDS) : ACCESS_TOKEN_SECONDS
    const body = { access_token: pair.accessToken, refresh_token: pair.refreshToken, expires_in }
    return { kind: 'json', status: 200, body }
  } catch (error) {
    if (error instanceof Refusal) return failure(world, error)
    throw error
  }
}

function checkApp(world: World, request: HttpRequest): void {
  if (request.headers.secret_key !== world.appSecret) throw new Refusal(-14004, 'Invalid secret key')
  if (formOf(request).app_id !== world.appId) throw new Refusal(-14003, 'Invalid app id')
}

/** Takes nothing but a form: JSON is none, so its fields are missing. */
function formOf(request: HttpRequest): Form {
  if (request.contentType !== FORM_TYPE) throw new Refusal(-14003, 'Invalid params')
  return Object.fromEntries(new URLSearchParams(request.body.toString()))
}

function exchange(world: World, form: Form): void {
  if (form.grant_type === 'refresh_token') world.tokens.takeRefreshToken(form.refresh_token ?? '')
  else if (form.grant_type === 'authorization_code') exchangeCode(world, form)
  else throw new Refusal(-118, 'Invalid grant type')
}

function exchangeCode(world: World, { code = '', code_verifier = '' }: Form): void {
  const known = world.tokens.takeCode(code)
  if (known === undefined) throw new Refusal(-118, 'Invalid authorization code')
  if (!VERIFIER.test(code_verifier)) throw new Refusal(-14003, 'Invalid code verifier')
  if (challengeOf(code_verifier) !== known.challenge) throw new Refusal(-118, 'Code verifier mismatch')
}

/** PKCE's S256. */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier, 'ascii').digest('base64url')
}

function failure({ switches }: World, refusal: Refusal): Answer {
  const body = {
    error_name: refusal.message,
    error_reason: refusal.message,
    ref_doc: 'https://developers.zalo.me/docs/social-api/tham-khao/ma-loi',
    error_description: '',
  }
  return {
    kind: 'json',
    status: switches.tokenErrorStatus,
    body: switches.tokenErrorNumber ? { error: refusal.code, ...body } : body,
  }
}
