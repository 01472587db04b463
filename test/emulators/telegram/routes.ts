import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Arguments } from './arguments.ts'
import { parseBody } from './body.ts'
import type { Answer } from './call.ts'
import { call, download, refusalAnswer } from './call.ts'
import { badRequest, Refusal } from './refusal.ts'
import type { World } from './world.ts'

const ERROR_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>nginx</h1></body></html>'
const TOKEN = /^\d+:[A-Za-z0-9_-]+$/

/** The Bot API under /bot<token>/ and its files under /file/bot<token>/. */
export function addRoutes(app: FastifyInstance, world: World): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.setNotFoundHandler((_request, reply) => send(reply, refusalAnswer(new Refusal(404, 'Not Found'))))
  app.setErrorHandler((error, _request, reply) => send(reply, refusalAnswer(asRefusal(error))))
  app.all('/bot:token/:method', async (request, reply) => {
    const { token, method } = request.params as { token: string; method: string }
    return send(reply, tokenProblem(world, token) ?? (await answerCall(world, method, request, reply)))
  })
  app.get('/file/bot:token/*', async (request, reply) => {
    const { token, '*': path } = request.params as { token: string; '*': string }
    return send(reply, tokenProblem(world, token) ?? (await download(world, path)))
  })
}

/** A text that is no token at all is an unknown address; a wrong one is unauthorized. */
function tokenProblem(world: World, token: string): Answer | undefined {
  if (token === world.token) return undefined
  return refusalAnswer(TOKEN.test(token) ? new Refusal(401, 'Unauthorized') : new Refusal(404, 'Not Found'))
}

async function answerCall(
  world: World,
  method: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Answer> {
  const form = Buffer.isBuffer(request.body)
    ? parseBody(request.headers['content-type'] ?? '', request.body)
    : { values: {}, uploads: new Map() }
  if (form === undefined) return refusalAnswer(badRequest("can't parse request body"))
  const args = new Arguments({ ...(request.query as object), ...form.values }, form.uploads)
  const hangUp = new AbortController()
  reply.raw.once('close', () => hangUp.abort())
  return call(world, method, args, { hangUp: hangUp.signal })
}

/** An upload beyond the limit is the client's fault; anything else is a bug of the emulator and says so. */
function asRefusal(error: unknown): Refusal {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  if (status === 413) return new Refusal(413, 'Request Entity Too Large')
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return new Refusal(500, `Internal Server Error: the emulator failed: ${reason}`)
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  if (answer.kind === 'hang') return reply.hijack()
  if (answer.kind === 'reset') {
    reply.hijack()
    reply.raw.socket?.resetAndDestroy()
    return reply
  }
  if (answer.kind === 'html') return reply.code(answer.status).type('text/html').send(ERROR_PAGE)
  if (answer.kind === 'file') return reply.type('application/octet-stream').send(answer.bytes)
  const retryAfter = answer.body.ok ? undefined : answer.body.parameters?.retry_after
  if (retryAfter !== undefined) void reply.header('retry-after', retryAfter)
  return reply.code(answer.status).type('application/json').send(JSON.stringify(answer.body))
}
