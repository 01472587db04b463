import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { catalogues, type Language, phrase } from '../../../locales/catalogue.ts'
import { noScript } from './noScript.ts'

const [toBrotli, toGzip] = [promisify<Buffer, Buffer>(brotliCompress), promisify<Buffer, Buffer>(gzip)]

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
export type WebChatCity = {
  readonly name: string
  readonly timeZone: string
  readonly trial?: boolean
  /** Whom people may ask, and where they write in Zalo: said to those for whom the page does nothing. */
  readonly contact?: string | undefined
  readonly zaloLink?: string | undefined
}

/** A file of the page, and how it comes to be sent in each encoding. */
type Page = {
  readonly type: string
  readonly plain: Buffer
  readonly br: () => Promise<Buffer>
  readonly gzip: () => Promise<Buffer>
}

/** `GET /chat` and its scripts and styles: read and filled in at the start, compressed once each. */
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

/**
 * All of the page takes an eighth of a second to compress, so that each file waits for the first who wants it, and is
 * then compressed beside the server's other work: a start need not wait, and most processes serve no page.
 */
function compressed(name: string, plain: Buffer): Page {
  const type = TYPES[extname(name)] ?? 'application/octet-stream'
  return { type, plain, br: once(() => toBrotli(plain)), gzip: once(() => toGzip(plain)) }
}

function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined
  return () => {
    made ??= make()
    return made
  }
}

async function send(request: FastifyRequest, reply: FastifyReply, page: Page): Promise<FastifyReply> {
  const accepted = request.headers['accept-encoding'] ?? ''
  const encoding = (['br', 'gzip'] as const).find((name) => accepted.includes(name))
  if (encoding) reply.header('content-encoding', encoding)
  const body = encoding ? await page[encoding]() : page.plain
  return reply.type(page.type).header('vary', 'accept-encoding').send(body)
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
    noScript: noScript(city),
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
