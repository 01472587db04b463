/** What is sent to the server: by whom it pretends to come, and what it is made of. */
export const KINDS = ['telegram', 'zalo', 'web', 'codes', 'images', 'pages'] as const
export type Kind = (typeof KINDS)[number]

export type FuzzRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'HEAD' | 'OPTIONS' | 'DELETE'
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly body: Buffer | undefined
}

/** What the server said to it; `status` 0 when the connection broke. */
export type Answer = { readonly status: number; readonly milliseconds: number; readonly head: string }

const JSON_TYPE = 'application/json'

export function post(path: string, body: string | Buffer, headers: FuzzRequest['headers'] = {}): FuzzRequest {
  return { method: 'POST', path, headers: { 'content-type': JSON_TYPE, ...headers }, body: Buffer.from(body) }
}

export function get(path: string, headers: FuzzRequest['headers'] = {}): FuzzRequest {
  return { method: 'GET', path, headers, body: undefined }
}

/** A request in a line, for whoever reads of a failure. */
export function shortly({ method, path, body }: FuzzRequest): string {
  const said = body === undefined ? '' : ` ${JSON.stringify(body.subarray(0, 160).toString('utf8'))}`
  return `${method} ${path.slice(0, 120)}${said}${body && body.length > 160 ? ` … ${body.length} bytes` : ''}`
}
