import type { FastifyError, FastifyInstance } from 'fastify'
import type { Arrivals } from '../../bot/channels/web/arrivals.ts'
import type { Received } from '../../bot/core/received.ts'
import type { Attachment } from '../../bot/draw/attachment.ts'
import type { Database } from '../../db/connect.ts'
import type { ServedFile } from '../files.ts'
import { addFiles } from './webChat/files.ts'
import { addHistory } from './webChat/history.ts'
import type { WebChatPaces } from './webChat/limits.ts'
import { addPage, type WebChatCity } from './webChat/page.ts'
import { addMessagePosts, addPhotoPosts } from './webChat/posts.ts'
import { requireSender } from './webChat/sender.ts'
import { startWatch } from './webChat/watch.ts'

export type WebChatOptions = {
  readonly database: Database
  /** Resolves when what a person did is committed to the inbox. */
  readonly accept: (channel: 'web', received: Received) => Promise<void>
  /** Is told of what could not be kept before it came to be accepted, so many seconds after it came. */
  readonly notStored?: (error: unknown, seconds: number) => void
  readonly draw: (attachment: Attachment) => Promise<ServedFile>
  /** The same that the web channel announces to. */
  readonly arrivals: Arrivals
  readonly city: WebChatCity
  readonly now: () => Date
  readonly paces: WebChatPaces
}

/** The page of the web chat and what it talks to. */
export async function webChatRoutes(app: FastifyInstance, options: WebChatOptions): Promise<void> {
  addPage(app, options)
  await app.register(async (scope) => {
    scope.setErrorHandler<FastifyError>((error, _request, reply) => {
      const problem = error.statusCode ? PROBLEMS[error.statusCode] : undefined
      if (!problem) throw error
      return reply.code(error.statusCode ?? 400).send({ problem })
    })
    requireSender(scope)
    addMessagePosts(scope, options)
    addPhotoPosts(scope, options)
    addHistory(scope, options)
    addFiles(scope, options)
  })
  const stopWatch = startWatch(options)
  // Waiting browsers would hold the server open until their time is up.
  app.addHook('preClose', async () => {
    options.arrivals.close()
    stopWatch()
  })
}

/** What fastify refuses before a route sees it, in the words that the page knows. */
const PROBLEMS: Readonly<Record<number, string>> = { 400: 'malformed', 413: 'tooLong', 415: 'notAnImage' }
