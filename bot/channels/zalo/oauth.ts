import { createHash } from 'node:crypto'
import { z } from 'zod'

export type ZaloApp = {
  readonly appId: string
  readonly appSecret: string
  readonly oauthRoot: string
}

/** The two tokens of an account, and for how many seconds the first holds. */
export type TokenPair = { readonly access: string; readonly refresh: string; readonly seconds: number }

/** Zalo does not give tokens for this any more: only an administrator's consent helps. `reason` is for the log. */
export class ConsentNeeded extends Error {
  override readonly name = 'ConsentNeeded'
  readonly reason: string

  constructor(reason: string) {
    super(`zalo consent needed: ${reason}`)
    this.reason = reason
  }
}

/** The address at which an administrator of the account gives consent. `/oa/` in it is what makes it the account's. */
export function consentLink(
  { appId, oauthRoot }: ZaloApp,
  { redirect, state, verifier }: { redirect: string; state: string; verifier: string },
): string {
  const link = new URL('/v4/oa/permission', oauthRoot)
  link.searchParams.set('app_id', appId)
  link.searchParams.set('redirect_uri', redirect)
  link.searchParams.set('code_challenge', challengeOf(verifier))
  link.searchParams.set('state', state)
  return link.toString()
}

/** PKCE, S256: the hash of the verifier in base64url without padding. */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier, 'ascii').digest('base64url')
}

/** Exchanges the code that came back from a consent. Throws `ConsentNeeded` when it is refused. */
export function exchangeCode(app: ZaloApp, code: string, verifier: string): Promise<TokenPair> {
  return tokensFor(app, { code, grant_type: 'authorization_code', code_verifier: verifier })
}

/** Uses a refresh token up. Throws `ConsentNeeded` when it is refused; any other error says nothing about it. */
export function refreshTokens(app: ZaloApp, refresh: string): Promise<TokenPair> {
  return tokensFor(app, { refresh_token: refresh, grant_type: 'refresh_token' })
}

/** Shorter than the lock under which tokens are renewed may be held. */
const CALL_MILLISECONDS = 10_000

async function tokensFor({ appId, appSecret, oauthRoot }: ZaloApp, grant: Record<string, string>) {
  const response = await fetch(new URL('/v4/oa/access_token', oauthRoot), {
    method: 'POST',
    headers: { secret_key: appSecret },
    body: new URLSearchParams({ app_id: appId, ...grant }),
    redirect: 'error',
    signal: AbortSignal.timeout(CALL_MILLISECONDS),
  })
  return pairIn(response.status, await response.text())
}

/** Seconds that an access token holds when nothing is said of it: the least that any document names. */
const LEAST_SECONDS = 3600

const pair = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  // Documented as text, and the hours differ between documents. Tokens without it are kept all the same: the ones before are used up.
  expires_in: z
    .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
    .pipe(z.number().int().positive())
    .catch(LEAST_SECONDS),
})

/** A refusal may come with HTTP 200 and without a numeric `error`: only a body with both tokens gives tokens. */
function pairIn(status: number, body: string): TokenPair {
  const answer = parsed(body)
  const tokens = pair.safeParse(answer)
  const { error } = answer
  if (tokens.success && (error === undefined || error === 0)) {
    const { access_token: access, refresh_token: refresh, expires_in: seconds } = tokens.data
    return { access, refresh, seconds }
  }
  if (isRefusal(status, answer))
    throw new ConsentNeeded(typeof error === 'number' ? `zalo ${error}` : 'zalo refused')
  throw new Error(`no tokens: http ${status}`)
}

/** Every -14xxx and -118 is about the grant itself; so is an error without a number, unless it is the server that fails. */
function isRefusal(status: number, { error, error_name: name }: Readonly<Record<string, unknown>>): boolean {
  if (typeof error === 'number') return error === -118 || (error <= -14_000 && error > -15_000)
  return typeof name === 'string' && status < 500
}

function parsed(body: string): Readonly<Record<string, unknown>> {
  try {
    const answer: unknown = JSON.parse(body)
    return typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
