import { createHash } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { createArrivals } from '../../bot/channels/web/arrivals.ts'
import { createPressSigner } from '../../bot/channels/zalo/press.ts'
import type { ChannelName } from '../../bot/core/received.ts'
import { createApp } from '../../server/app.ts'
import { WEB_CHAT_PACES } from '../../server/routes/webChat/limits.ts'
import { zaloRoutes } from '../../server/routes/zalo.ts'
import { startTurns } from '../../server/workers/turns.ts'
import { CITY, type House } from '../server/workers/support/house.ts'
import { createMessenger } from '../server/workers/support/messenger.ts'
import type { KeptRequest } from './cases.ts'
import { timestampIn } from './watch/judge.ts'

const SECRET = 'a-secret_of_ours'
const ZALO = { appId: '1002003004005006007', oaSecret: 'oaSecretKeySample', oaId: '2200330044005500660' }

/** The routes and the turns of a server, to which what once went wrong is sent again. */
export type Replay = {
  send(request: KeptRequest): Promise<number>
  /** What the log has of errors. */
  readonly errors: readonly string[]
  end(): Promise<void>
}

export async function openReplay(house: House): Promise<Replay> {
  const process = house.process()
  const { accept, now, database } = process
  const errors: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) })
  const names: readonly ChannelName[] = ['telegram', 'zalo', 'web']
  const channels = new Map(names.map((name) => [name, createMessenger(name)]))
  const turns = startTurns({ ...process, log, channels })
  const app = await createApp({
    database,
    city: CITY,
    webChat: {
      database,
      accept,
      draw: () => Promise.reject(new Error('nothing is drawn here')),
      arrivals: createArrivals(),
      city: CITY,
      now,
      paces: WEB_CHAT_PACES,
    },
    telegram: { accept, secret: SECRET },
    metrics: process.metrics,
    log,
    now,
  })
  // A case that is kept is sent when it says that it was, because what is old is not done again.
  let clock = now()
  const zalo = Fastify()
  await zalo.register(zaloRoutes, {
    keys: ZALO,
    reader: { oaId: ZALO.oaId, presses: createPressSigner(new Uint8Array(32)) },
    badSignatureStatus: 401,
    accept,
    counter: { count: () => {} },
    missed: () => {},
    store: database,
    log,
    now: () => clock,
  })
  return {
    errors,
    send(request) {
      clock = sentAtOf(request) ?? now()
      return sendTo(request.path === '/webhooks/zalo' ? zalo : app, request)
    },
    async end() {
      await Promise.all([app.close(), zalo.close(), turns.stop()])
    },
  }
}

async function sendTo(app: FastifyInstance, request: KeptRequest): Promise<number> {
  const { method, path, headers } = request
  const body = request.body === undefined ? undefined : Buffer.from(request.body, 'base64')
  const ours = request.genuine ? secretsOver(path, body) : {}
  const { statusCode } = await app.inject({
    method,
    url: path,
    headers: { ...headers, ...ours },
    ...(body && { payload: body }),
  })
  return statusCode
}

function sentAtOf({ path, body }: KeptRequest): Date | undefined {
  const said = path === '/webhooks/zalo' && body !== undefined ? timestampIn(Buffer.from(body, 'base64')) : ''
  return /^\d{13}$/.test(said) ? new Date(Number(said)) : undefined
}

/** What a messenger would add: the secret, or the signature over these bytes. */
function secretsOver(path: string, body = Buffer.alloc(0)): Record<string, string> {
  if (path === '/webhooks/telegram') return { 'x-telegram-bot-api-secret-token': SECRET }
  const hash = createHash('sha256').update(ZALO.appId).update(body).update(timestampIn(body))
  return path === '/webhooks/zalo' ? { 'x-zevent-signature': hash.update(ZALO.oaSecret).digest('hex') } : {}
}
