import type { FastifyInstance } from 'fastify'
import type { StoredLine } from '../../../bot/channels/web/line.ts'
import { lineId } from '../../../bot/channels/web/read.ts'
import { readWebLine } from '../../../db/webLines.ts'
import { noteFetched } from '../../noteFetched.ts'
import type { WebChatOptions } from '../webChat.ts'
import { createDrawnFiles, DRAWING_BUSY_SECONDS, fileOr, sendDrawn } from './drawnFiles.ts'
import { createPace, paced, tooFast } from './limits.ts'
import { senderOf } from './sender.ts'

/** Seconds that the browser keeps a picture: a line never changes. */
const KEPT_SECONDS = 24 * 60 * 60

/**
 * `GET /chat/files/:id`: the picture or document of a line, drawn when somebody asks, for those who are in its chat.
 * 503 while the threads are busy with photos.
 */
export function addFiles(app: FastifyInstance, { database, draw, paces, now }: WebChatOptions): void {
  const onRequest = paced(paces.reads, now)
  const waitOf = createPace(paces.drawings, now)
  const drawn = createDrawnFiles(draw, now)
  app.get<{ Params: { id: string } }>('/chat/files/:id', { onRequest }, async (request, reply) => {
    const { address } = senderOf(request).chat
    // What is no line's name is not looked for: the database could not even read some of it.
    const id = lineId.safeParse(request.params.id).data
    const kept = id === undefined ? undefined : await readWebLine<StoredLine>(database, address, id)
    const attachment = kept?.line.from === 'bot' ? kept.line.message.attachment : undefined
    if (!attachment) return reply.code(404).send({ problem: 'gone' })
    const key = `${address} ${request.params.id}`
    const known = drawn.known(key)
    const wait = known ? 0 : waitOf(request)
    if (wait > 0) return tooFast(reply, wait)
    const file = await fileOr(known ?? drawn.draw(key, attachment))
    if (file === 'gone') return reply.code(404).send({ problem: 'gone' })
    if (file === 'busy')
      return reply.code(503).header('retry-after', DRAWING_BUSY_SECONDS).send({ problem: 'busy' })
    if (!(await noteFetched(database, attachment, now()))) return reply.code(404).send({ problem: 'gone' })
    reply.header('cache-control', `private, max-age=${KEPT_SECONDS}`).header('vary', 'authorization, x-room')
    return sendDrawn(reply, 'inline', file)
  })
}
