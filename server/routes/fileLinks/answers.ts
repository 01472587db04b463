import type { FastifyReply, FastifyRequest } from 'fastify'
import { text } from '../../../bot/core/text.ts'
import { sendPage } from '../page.ts'
import { DRAWING_BUSY_SECONDS } from '../webChat/drawnFiles.ts'

/** What was never there, is too old or is spent looks the same to whoever tries. */
export function sendGone(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendPage(request, reply.code(404), {
    title: text('page.file.gone.title'),
    body: [text('page.file.gone.body')],
  })
}

export function sendNoFile(request: FastifyRequest, reply: FastifyReply, why: 'busy' | 'gone'): FastifyReply {
  return why === 'gone' ? sendGone(request, reply) : sendLater(request, reply.code(503), DRAWING_BUSY_SECONDS)
}

export function sendLater(request: FastifyRequest, reply: FastifyReply, seconds: number): FastifyReply {
  return sendPage(request, reply.header('retry-after', Math.ceil(seconds)), {
    title: text('page.file.busy.title'),
    body: [text('page.file.busy.body')],
  })
}

export function keptNowhere(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'private, no-store')
}
