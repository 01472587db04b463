import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'
import type { DrawnFile } from '../../../../../bot/channels/channel.ts'
import { createArrivals } from '../../../../../bot/channels/web/arrivals.ts'
import { createWebChannel } from '../../../../../bot/channels/web/channel.ts'
import type { Received } from '../../../../../bot/core/received.ts'
import { type Attachment, attachmentFile } from '../../../../../bot/draw/attachment.ts'
import type { Database } from '../../../../../db/connect.ts'
import type { ServedFile } from '../../../../../server/files.ts'
import { WEB_CHAT_PACES, type WebChatPaces } from '../../../../../server/routes/webChat/limits.ts'
import { WEB_CHAT_POLICY } from '../../../../../server/routes/webChat/page.ts'
import { webChatRoutes } from '../../../../../server/routes/webChat.ts'
import { type Answers, startStubBot, stubAccept } from './stubBot.ts'

export type WebChatServer = {
  readonly app: FastifyInstance
  readonly channel: ReturnType<typeof createWebChannel>
  close(): Promise<void>
}

type Settings = {
  readonly database: Database
  readonly answers?: Answers
  readonly draw?: (attachment: Attachment) => Promise<ServedFile>
  readonly paces?: WebChatPaces
  /** Whether links may say who somebody is. */
  readonly trial?: boolean
  readonly accept?: (channel: 'web', received: Received) => Promise<void>
  readonly notStored?: (error: unknown, seconds: number) => void
}

/** The web chat's routes on an app of their own, with a stub bot behind them when there are answers. */
export async function startWebChat(settings: Settings): Promise<WebChatServer> {
  const { database, answers, paces = WEB_CHAT_PACES, draw = drawNothing, trial = false } = settings
  const accept = settings.accept ?? ((channel, received) => stubAccept(database, channel, received))
  const arrivals = createArrivals()
  const channel = createWebChannel({ database, arrivals })
  const app = fastify({ forceCloseConnections: true })
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: WEB_CHAT_POLICY } })
  const city = {
    name: 'Hải Phòng',
    timeZone: 'Asia/Ho_Chi_Minh',
    trial,
    contact: '0225 3 821 055',
    zaloLink: 'https://zalo.me/9876543210',
  }
  await app.register(webChatRoutes, {
    database,
    accept,
    draw,
    arrivals,
    city,
    now: () => new Date(),
    paces,
    ...(settings.notStored && { notStored: settings.notStored }),
  })
  const bot = answers && startStubBot(database, channel, answers)
  return {
    app,
    channel,
    async close() {
      await app.close()
      await bot?.stop()
    },
  }
}

async function drawNothing(attachment: Attachment): Promise<DrawnFile> {
  return { ...attachmentFile(attachment), bytes: Buffer.from('drawn') }
}
