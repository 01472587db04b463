import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isRecord } from './arguments.ts'
import type { Telegram } from './startTelegram.ts'

/** One update as it reached the bot. */
export interface Received {
  readonly update: Readonly<Record<string, unknown>>
  readonly headers: IncomingHttpHeaders
  /** performance.now() of its arrival. */
  readonly at: number
}

/** What the receiver answers; undefined never answers. */
export interface ReceiverAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export type Responder = (
  received: Received,
  nth: number,
) => ReceiverAnswer | undefined | Promise<ReceiverAnswer>

const OK: ReceiverAnswer = { status: 200 }

/** A webhook with nothing behind it, for the emulator's own tests. */
export interface Receiver {
  readonly url: string
  readonly received: readonly Received[]
  close(): Promise<void>
}

/** @param respond says how each update is answered; by default 200. */
export async function startReceiver(respond: Responder = () => OK): Promise<Receiver> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const arrival = { update: await readJson(request), headers: request.headers, at: performance.now() }
    received.push(arrival)
    const answer = await respond(arrival, received.length)
    if (answer === undefined) return
    const type = { 'content-type': 'application/json' }
    response.writeHead(answer.status, { ...type, ...answer.headers })
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
  return { url: `http://127.0.0.1:${port}/hook`, received, close }
}

async function readJson(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const value: unknown = JSON.parse(Buffer.concat(chunks).toString())
  if (!isRecord(value)) throw new Error('an update is an object')
  return value
}

/** The answer of one call, as it came over HTTP. */
export interface ApiAnswer {
  readonly status: number
  readonly ok: boolean
  readonly result?: unknown
  readonly error_code?: number
  readonly description?: string
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number }
}

/** Calls a method with a JSON body. */
export async function api(
  telegram: Telegram,
  method: string,
  params: Readonly<Record<string, unknown>> = {},
): Promise<ApiAnswer> {
  const response = await fetch(`${telegram.apiRoot}/bot${telegram.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  })
  const answer = (await response.json()) as Omit<ApiAnswer, 'status'>
  return { ...answer, status: response.status }
}

/** Calls a method that has to succeed. @returns its result. */
export async function apiResult<Result>(
  telegram: Telegram,
  method: string,
  params: Readonly<Record<string, unknown>> = {},
): Promise<Result> {
  const answer = await api(telegram, method, params)
  if (!answer.ok) throw new Error(`${method}: ${answer.description}`)
  return answer.result as Result
}
