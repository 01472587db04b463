import type { FastifyInstance } from 'fastify'
import type { StoredLine } from '../../../bot/channels/web/line.ts'
import { readWebLine } from '../../../db/webLines.ts'
import type { WebChatOptions } from '../webChat.ts'
import { paced } from './limits.ts'
import { senderOf } from './sender.ts'

/** Seconds that the browser keeps a picture: a line never changes. */
const KEPT_SECONDS = 24 * 60 * 60

/** `GET /chat/files/:id`: the picture or document of a line, drawn now, for those who are in its chat. */
export function addFiles(app: FastifyInstance, { database, draw, paces, now }: WebChatOptions): void {
  const onRequest = paced(paces.reads, now)
  app.get<{ Params: { id: string } }>('/chat/files/:id', { onRequest }, async (request, reply) => {
    const kept = await readWebLine<StoredLine>(database, senderOf(request).chat.address, request.params.id)
    const attachment = kept?.line.from === 'bot' ? kept.line.message.attachment : undefined
    if (!attachment) return reply.code(404).send({ problem: 'gone' })
    const file = await draw(attachment)
    return reply
      .header('content-type', file.type)
      .header('content-disposition', `inline; filename="${file.name.replaceAll(/[^\w.-]/g, '_')}"`)
      .header('cache-control', `private, max-age=${KEPT_SECONDS}`)
      .header('vary', 'authorization, x-room')
      .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
  })
}
