import { readCode } from './code.ts'
import { readToken } from './token.ts'

/**
 * The hosts whose addresses are ours: the base URL in use (`PUBLIC_URL`, or `http://localhost:PORT` where there is
 * none) and the bases of former hosts, whose posters stay valid. A base may carry a path.
 */
export interface CodeHosts {
  public?: string | undefined
  former: readonly string[]
}

/** What an address of ours names. */
export type OwnUrl = { kind: 'gate'; code: string } | { kind: 'person'; token: string } | { kind: 'entrance' }

/** The address in a gate's QR, opened by cameras that do not send photos to the chat. */
export function gateUrl(base: string, code: string): string {
  return inCapitals(base, `/V/${code}`)
}

/** The address in a personal QR; a stranger's camera learns nothing from it. */
export function personUrl(base: string, token: string): string {
  return inCapitals(base, `/P/${token}`)
}

/** The page with every way into the chat, for papers that belong to no gate. */
export function entranceUrl(base: string): string {
  return inCapitals(base, '/START')
}

/** Reads an address of ours, under any of our hosts, in any case, by http or https; else undefined. */
export function readOwnUrl(text: string, hosts: CodeHosts): OwnUrl | undefined {
  const url = parseUrl(text)
  if (url === undefined) return undefined
  for (const base of [hosts.public, ...hosts.former]) {
    const path = base === undefined ? undefined : pathBelow(url, base)
    const own = path === undefined ? undefined : readOwnPath(path)
    if (own !== undefined) return own
  }
  return undefined
}

/**
 * Capital letters let a QR use its alphanumeric mode, 5.5 bits a character instead of 8: with a host of up to 21
 * letters the symbol is a version smaller, above that it bears error correction H instead of Q. Hosts do not mind the
 * case and our own routes take both. The scheme stays small, because cameras of Pixel and Samsung phones take `HTTPS://` for plain text; and
 * so does a base with a path of its own, which belongs to somebody else's proxy.
 */
function inCapitals(base: string, path: string): string {
  const [, scheme = '', rest = ''] = /^(https?:\/\/)?(.*?)\/*$/i.exec(base) ?? []
  return scheme.toLowerCase() + (rest.includes('/') ? rest : rest.toUpperCase()) + path
}

function readOwnPath(path: string): OwnUrl | undefined {
  if (/^\/start\/?$/i.test(path)) return { kind: 'entrance' }
  const [, room, rest] = /^\/([vp])\/([^/?#]+)\/?$/i.exec(path) ?? []
  if (room === undefined || rest === undefined) return undefined
  if (room.toUpperCase() === 'V') {
    const code = readCode(rest)
    return code === undefined ? undefined : { kind: 'gate', code }
  }
  const token = readToken(rest)
  return token === undefined ? undefined : { kind: 'person', token }
}

/** The part of the URL's path below the base's path, when host and port agree; else undefined. */
function pathBelow(url: URL, base: string): string | undefined {
  const own = parseUrl(base)
  if (own === undefined || own.host !== url.host) return undefined
  const prefix = own.pathname.replace(/\/+$/, '').toLowerCase()
  return url.pathname.toLowerCase().startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : undefined
}

/** `URL` lower-cases scheme and host and drops the scheme's usual port; only the web's own schemes are ours. */
function parseUrl(text: string): URL | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  return url.username === '' && url.password === '' ? url : undefined
}
