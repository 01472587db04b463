import type { FastifyInstance, FastifyReply } from 'fastify'
import type { DrawnFile } from '../../../bot/channels/channel.ts'
import type { StoredLine } from '../../../bot/channels/web/line.ts'
import { QrWorkshopBusy } from '../../../bot/qr/workshop/qrWorkshop.ts'
import { readWebLine } from '../../../db/webLines.ts'
import type { WebChatOptions } from '../webChat.ts'
import { createDrawnFiles } from './drawnFiles.ts'
import { createPace, paced, tooFast } from './limits.ts'
import { senderOf } from './sender.ts'

/** Seconds that the browser keeps a picture: a line never changes. */
const KEPT_SECONDS = 24 * 60 * 60
/** Seconds after which a thread is likely to be free: the workshop's line is worked off within twelve. */
const BUSY_SECONDS = 5

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
    const kept = await readWebLine<StoredLine>(database, address, request.params.id)
    const attachment = kept?.line.from === 'bot' ? kept.line.message.attachment : undefined
    if (!attachment) return reply.code(404).send({ problem: 'gone' })
    const key = `${address} ${request.params.id}`
    const known = drawn.known(key)
    const wait = known ? 0 : waitOf(request)
    if (wait > 0) return tooFast(reply, wait)
    const file = await unlessBusy(known ?? drawn.draw(key, attachment))
    if (!file) return reply.code(503).header('retry-after', BUSY_SECONDS).send({ problem: 'busy' })
    return sendFile(reply, file)
  })
}

async function unlessBusy(drawing: Promise<DrawnFile>): Promise<DrawnFile | undefined> {
  try {
    return await drawing
  } catch (error) {
    if (error instanceof QrWorkshopBusy) return undefined
    throw error
  }
}

function sendFile(reply: FastifyReply, { name, type, bytes }: DrawnFile): FastifyReply {
  return reply
    .header('content-type', type)
    .header('content-disposition', `inline; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`)
    .header('cache-control', `private, max-age=${KEPT_SECONDS}`)
    .header('vary', 'authorization, x-room')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
