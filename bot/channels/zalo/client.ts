import { DeliveryError } from '../channel.ts'
import { isTokenError, ZaloError } from './errors.ts'

/** The account's access token, wherever it is kept. */
export type AccessTokens = {
  /** The token in force. Throws a `DeliveryError` that holds everything when there is none. */
  current(): Promise<string>
  /** Another token than this one, which Zalo takes no more: made now, or by another process meanwhile. */
  renewed(stale: string): Promise<string>
}

export type ZaloCall =
  | { readonly method: 'GET'; readonly path: string; readonly query: Readonly<Record<string, string>> }
  | { readonly method: 'POST'; readonly path: string; readonly body: object | FormData }

/** The `data` of an answer; lists have their rows under numbers. */
export type ZaloData = Readonly<Record<string, unknown>>

export type ZaloClient = {
  /** Calls the API with the account's token and gives the answer's `data`. Throws `ZaloError` for its codes. */
  call(call: ZaloCall, signal: AbortSignal): Promise<ZaloData>
}

/** A token that is refused is renewed once and the call repeated once; whatever comes then is what came. */
export function createZaloClient(apiRoot: string, tokens: AccessTokens): ZaloClient {
  return {
    async call(call, signal) {
      const token = await tokens.current()
      try {
        return await callOnce(apiRoot, call, token, signal)
      } catch (error) {
        if (!isTokenError(error)) throw error
        return callOnce(apiRoot, call, await tokens.renewed(token), signal)
      }
    },
  }
}

async function callOnce(apiRoot: string, call: ZaloCall, token: string, signal: AbortSignal) {
  const url = new URL(call.path, apiRoot)
  if (call.method === 'GET')
    for (const [name, value] of Object.entries(call.query)) url.searchParams.set(name, value)
  const isJson = call.method === 'POST' && !(call.body instanceof FormData)
  const response = await fetch(url, {
    method: call.method,
    headers: { access_token: token, ...(isJson && { 'content-type': 'application/json' }) },
    ...(call.method === 'POST' && {
      body: call.body instanceof FormData ? call.body : JSON.stringify(call.body),
    }),
    redirect: 'error',
    signal,
  })
  return dataIn(response.status, await response.text())
}

/** Seconds to wait when it is not Zalo's API that asks to be slower but what stands before it. */
const TOO_MANY_SECONDS = 15

/** Only an `error` of 0 is a success. Bodies that are no JSON come from what stands before the API, and pass. */
function dataIn(status: number, body: string): ZaloData {
  const answer = parsed(body)
  if (typeof answer?.error === 'number' && answer.error !== 0) throw new ZaloError(answer.error)
  if (status === 401) throw new ZaloError(401)
  if (status === 429)
    throw new DeliveryError({ kind: 'pace', afterSeconds: TOO_MANY_SECONDS, of: 'channel' }, 'zalo http 429')
  if (status !== 200 || answer?.error !== 0) throw new DeliveryError({ kind: 'retry' }, `zalo http ${status}`)
  const { data } = answer
  return typeof data === 'object' && data !== null ? (data as ZaloData) : {}
}

function parsed(body: string): { readonly error?: unknown; readonly data?: unknown } | undefined {
  try {
    const answer: unknown = JSON.parse(body)
    return typeof answer === 'object' && answer !== null ? answer : undefined
  } catch {
    return undefined
  }
}
