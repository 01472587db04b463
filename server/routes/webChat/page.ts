import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { catalogues, type Language, phrase } from '../../../locales/catalogue.ts'

const FOLDER = fileURLToPath(new URL('../../pages/chat/', import.meta.url))
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}
/** Seconds: the address of a file names its content, so it never changes. */
const FOREVER_SECONDS = 365 * 24 * 60 * 60

/** What the page may load, for the Content-Security-Policy: itself, and the pictures that it fetched. */
export const WEB_CHAT_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
}

/**
 * The city as the page names it, and the zone in which it writes times, the same as the bot's. Only on a server for
 * trial may a link say who somebody is.
 */
export type WebChatCity = { readonly name: string; readonly timeZone: string; readonly trial?: boolean }

type Page = {
  readonly type: string
  readonly plain: Buffer
  readonly br: Buffer
  readonly gzip: Buffer
}

/** `GET /chat` and its scripts and styles: read, filled in and compressed once, at the start. */
export function addPage(app: FastifyInstance, { city }: { readonly city: WebChatCity }): void {
  const names = readdirSync(FOLDER).filter((name) => TYPES[extname(name)] && name !== 'index.html')
  const contents = names.map((name) => [name, readFileSync(FOLDER + name)] as const)
  const version = createHash('sha256').update(contents.join('\0')).digest('hex').slice(0, 12)
  const files = new Map(contents.map(([name, content]) => [name, compressed(name, content)]))
  const index = compressed('index.html', Buffer.from(filledIndex(version, names, city)))

  for (const path of ['/chat', '/chat/']) {
    app.get(path, (request, reply) => send(request, reply.header('cache-control', 'no-cache'), index))
  }
  app.get<{ Params: { version: string; name: string } }>('/chat/page/:version/:name', (request, reply) => {
    const file = files.get(request.params.name)
    if (!file) return reply.code(404).send({ problem: 'gone' })
    // While a new version is being rolled out, a page of one process may ask another for its files.
    const lasting = request.params.version === version
    reply.header('cache-control', lasting ? `public, max-age=${FOREVER_SECONDS}, immutable` : 'no-cache')
    return send(request, reply, file)
  })
}

function compressed(name: string, plain: Buffer): Page {
  const type = TYPES[extname(name)] ?? 'application/octet-stream'
  return { type, plain, br: brotliCompressSync(plain), gzip: gzipSync(plain) }
}

function send(request: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply {
  const accepted = request.headers['accept-encoding'] ?? ''
  const encoding = (['br', 'gzip'] as const).find((name) => accepted.includes(name))
  if (encoding) reply.header('content-encoding', encoding)
  return reply
    .type(page.type)
    .header('vary', 'accept-encoding')
    .send(page[encoding ?? 'plain'])
}

function filledIndex(version: string, names: readonly string[], city: WebChatCity): string {
  const preloads = names
    .filter((name) => name.endsWith('.js'))
    .map((name) => `<link rel="modulepreload" href="/chat/page/${version}/${name}">`)
  const values: Record<string, string> = {
    version,
    preloads: preloads.join('\n    '),
    title: escaped(phrase('vi', 'webChat.title', { city: city.name })),
    city: escaped(city.name),
    noScript: escaped(`${catalogues.vi['webChat.noScript']} ${catalogues.en['webChat.noScript']}`),
    camera: escaped(catalogues.vi['webChat.camera']),
    gallery: escaped(catalogues.vi['webChat.gallery']),
    data: `<script type="application/json" id="data">${pageData(city)}</script>`,
  }
  const index = readFileSync(`${FOLDER}index.html`, 'utf8')
  return index.replaceAll(/\{\{(\w+)\}\}/g, (braces, name: string) => values[name] ?? braces)
}

/** What the page's scripts know from the start. A text that closed the element early would be shown as markup. */
function pageData({ name, timeZone, trial = false }: WebChatCity): string {
  const data = { city: { name, timeZone, trial }, texts: { vi: pageTexts('vi'), en: pageTexts('en') } }
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}

function pageTexts(language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(catalogues[language]).filter(([key]) => key.startsWith('webChat.')),
  )
}

function escaped(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
