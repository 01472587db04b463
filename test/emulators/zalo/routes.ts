import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from './answer.ts'
import { call } from './call.ts'
import type { Fields, HttpRequest } from './request.ts'
import type { World } from './world.ts'

/** Everything that is Zalo under one address: the OA API, OAuth and the media. */
export function addRoutes(app: FastifyInstance, world: World): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.setErrorHandler((error, _request, reply) => {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return reply.code(500).type('text/plain').send(`the emulator failed: ${reason}`)
  })
  app.all('/*', async (request, reply) => {
    const answer = await call(world, requestOf(request))
    return send(world, reply, answer)
  })
}

function requestOf(request: FastifyRequest): HttpRequest {
  const contentType = request.headers['content-type'] ?? ''
  return {
    method: request.method,
    path: request.url.split('?')[0] ?? '',
    query: request.query as Fields,
    headers: request.headers,
    contentType: contentType.split(';')[0]?.trim().toLowerCase() ?? '',
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  }
}

function send(world: World, reply: FastifyReply, answer: Answer): FastifyReply {
  if (answer.kind === 'hang') return reply.hijack()
  if (answer.kind === 'reset') {
    reply.hijack()
    reply.raw.socket?.resetAndDestroy()
    return reply
  }
  if (answer.kind === 'redirect') return reply.redirect(answer.location, 302)
  if (answer.kind === 'html') return reply.code(answer.status).type('text/html').send(answer.page)
  if (answer.kind === 'file') return reply.type(answer.type).send(answer.bytes)
  const { left } = world.counter
  if (left !== undefined) {
    void reply.header('x-ratelimit-limit', left.limit).header('x-ratelimit-remain', left.remain)
  }
  return reply.code(answer.status).type('application/json').send(JSON.stringify(answer.body))
}
