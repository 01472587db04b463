import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import type { Fields } from './request.ts'
import type { Zalo } from './startZalo.ts'

/** One event as it reached the webhook. */
export interface ReceivedEvent {
  readonly event: Fields
  readonly body: string
  readonly headers: IncomingHttpHeaders
}

/** The status with which an event is answered; undefined never answers. */
export type Responder = (received: ReceivedEvent, nth: number) => number | undefined | Promise<number>

/** A webhook with nothing behind it, for the emulator's own tests. */
export interface Receiver {
  readonly url: string
  readonly received: readonly ReceivedEvent[]
  /** Events of that name, oldest first. */
  eventsOf(name: string): readonly Fields[]
  close(): Promise<void>
}

/** @param respond says how each event is answered; by default 200. */
export async function startReceiver(respond: Responder = () => 200): Promise<Receiver> {
  const received: ReceivedEvent[] = []
  const server = createServer(async (request, response) => {
    const body = await readText(request)
    const arrival = { event: JSON.parse(body) as Fields, body, headers: request.headers }
    received.push(arrival)
    const status = await respond(arrival, received.length)
    if (status !== undefined) response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
  const eventsOf = (name: string): readonly Fields[] =>
    received.map(({ event }) => event).filter((event) => event.event_name === name)
  return { url: `http://127.0.0.1:${port}/hook`, received, eventsOf, close }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

/** The answer of one call, as it came over HTTP. */
export interface OaAnswer {
  readonly status: number
  readonly headers: Headers
  readonly error?: number
  readonly message?: string
  readonly data?: Fields
}

/** Somebody who calls the OA API, with a token of their own. */
export class Caller {
  readonly zalo: Zalo
  token: string

  constructor(zalo: Zalo) {
    this.zalo = zalo
    this.token = zalo.tokens().accessToken
  }

  get(path: string, query: Readonly<Record<string, string>> = {}): Promise<OaAnswer> {
    return this.call(`${path}?${new URLSearchParams(query)}`, {})
  }

  /** A reading call whose parameters are JSON in the query. */
  data(path: string, data: Fields): Promise<OaAnswer> {
    return this.get(path, { data: JSON.stringify(data) })
  }

  post(path: string, body: Fields): Promise<OaAnswer> {
    return this.call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  }

  /** Sends a consultation message. */
  send(user_id: string, message: Fields | string): Promise<OaAnswer> {
    const content = typeof message === 'string' ? { text: message } : message
    return this.post('/v3.0/oa/message/cs', { recipient: { user_id }, message: content })
  }

  upload(kind: 'image' | 'gif' | 'file', bytes: Buffer, name: string, field = 'file'): Promise<OaAnswer> {
    const form = new FormData()
    form.set(field, new Blob([new Uint8Array(bytes)]), name)
    return this.call(`/v2.0/oa/upload/${kind}`, { method: 'POST', body: form })
  }

  async call(path: string, request: RequestInit): Promise<OaAnswer> {
    const response = await fetch(`${this.zalo.apiRoot}${path}`, {
      ...request,
      headers: { access_token: this.token, ...request.headers },
    })
    const body = (await response.json()) as Omit<OaAnswer, 'status' | 'headers'>
    return { ...body, status: response.status, headers: response.headers }
  }
}

/** A message with buttons. */
export function withButtons(text: string, ...buttons: readonly Fields[]): Fields {
  return { text, attachment: { type: 'template', payload: { buttons } } }
}

/** A message with a picture, moving picture or sticker. */
export function withMedia(element: Fields, text?: string): Fields {
  const payload = { template_type: 'media', elements: [element] }
  return { ...(text === undefined ? {} : { text }), attachment: { type: 'template', payload } }
}

/** A plain picture. */
export function picture(width = 40, height = 30): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#c00' } })
    .png()
    .toBuffer()
}
