import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type ShownLine, type StoredLine, showLine } from '../../../bot/channels/web/line.ts'
import { lineId, type WebSender } from '../../../bot/channels/web/read.ts'
import { webAddressHash, webChatStates } from '../../../db/webChat.ts'
import { readWebLines, type WebLineRange } from '../../../db/webLines.ts'
import type { WebChatOptions } from '../webChat.ts'
import { paced } from './limits.ts'
import { senderOf } from './sender.ts'

/** Lines in one answer: a few screens; a browser asks for more when somebody scrolls up. */
const PAGE_LINES = 100
/** Seconds: below the 30 s after which the proxies of mobile networks cut a silent connection. */
const LONGEST_WAIT_SECONDS = 25
/** Requests that may wait at once; one more is answered at once and comes again. */
const MOST_WAITING = 10_000

const querySchema = z.object({
  after: lineId.optional(),
  before: lineId.optional(),
  wait: z.coerce.number().min(0).max(LONGEST_WAIT_SECONDS).default(0),
  /** Whether the browser shows that the bot types: it is told when that changes. */
  typing: z.enum(['0', '1']).default('0'),
})

type Query = z.output<typeof querySchema>

/**
 * What a browser is told. `reset`: the line it knew is gone (erased, or past its time), so these are all there are.
 * `older`: there may be lines before these.
 */
export type News = {
  readonly messages: readonly ShownLine[]
  readonly typing: boolean
  readonly older?: boolean
  readonly reset?: boolean
  /** After what to ask for more, where it is not the last of these lines: a line further up was changed since. */
  readonly newest?: string
}

/**
 * `GET /chat/messages?after=…&wait=…`: the lines after the one the browser knows, as soon as there are any. Without
 * `after` the newest, with `before` those further up. A secret that nobody has used yet has no lines, and that is all
 * anybody learns of it.
 */
export function addHistory(app: FastifyInstance, options: WebChatOptions): void {
  let waiting = 0
  const onRequest = paced(options.paces.reads, options.now)
  app.get('/chat/messages', { onRequest }, async (request, reply) => {
    const query = querySchema.safeParse(request.query)
    if (!query.success) return reply.code(400).send({ problem: 'malformed' })
    const wait = waiting < MOST_WAITING ? query.data.wait : 0
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    reply.header('cache-control', 'no-store')
    waiting += 1
    try {
      return await news(options, senderOf(request), { ...query.data, wait }, gone.signal)
    } finally {
      waiting -= 1
    }
  })
}

async function news(
  options: WebChatOptions,
  sender: WebSender,
  query: Query,
  gone: AbortSignal,
): Promise<News> {
  const { database, arrivals } = options
  const { address } = sender.chat
  const deadline = performance.now() + query.wait * 1000
  for (;;) {
    const arrival = arrivals.expect(address)
    try {
      const { newest, typing } = await chatState(options, address)
      const left = deadline - performance.now()
      const changed =
        query.before !== undefined || newest !== query.after || typing !== (query.typing === '1')
      if (changed || left <= 0 || gone.aborted || arrivals.closed) {
        return { ...(await newLines({ database }, sender, query, newest)), typing }
      }
      await Promise.race([arrival.within(left), aborted(gone)])
    } finally {
      arrival.cancel()
    }
  }
}

async function chatState({ database }: WebChatOptions, address: string) {
  const states = await webChatStates(database, [address])
  return states.get(address) ?? { newest: undefined, typing: false }
}

async function newLines(
  { database }: Pick<WebChatOptions, 'database'>,
  sender: WebSender,
  { after, before }: Query,
  newest: string | undefined,
): Promise<Omit<News, 'typing'>> {
  if (before !== undefined) return paged(await shownLines({ database }, sender, { before }))
  if (after === newest) return { messages: [] }
  const mark = newest === undefined ? {} : { newest }
  if (after === undefined) return { ...paged(await shownLines({ database }, sender, {})), ...mark }
  const messages = await shownLines({ database }, sender, { after })
  if (messages.length > 0) return { messages }
  return { ...paged(await shownLines({ database }, sender, {})), ...mark, reset: true }
}

function paged(messages: readonly ShownLine[]) {
  return { messages, older: messages.length === PAGE_LINES }
}

async function shownLines(
  { database }: Pick<WebChatOptions, 'database'>,
  { chat, senderAddress }: WebSender,
  range: WebLineRange,
): Promise<ShownLine[]> {
  const viewer = { chatAddress: chat.address, ownHash: webAddressHash(database, senderAddress) }
  const lines = await readWebLines<StoredLine>(database, chat.address, range, PAGE_LINES)
  return lines.map((line) => showLine(line, viewer))
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
