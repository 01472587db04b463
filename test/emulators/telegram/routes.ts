import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Arguments } from './arguments.ts'
import { parseBody } from './body.ts'
import type { Answer } from './call.ts'
import { call, refusalAnswer } from './call.ts'
import { linkedFile } from './files.ts'
import { badRequest, Refusal } from './refusal.ts'
import type { World } from './world.ts'

const ERROR_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>nginx</h1></body></html>'
const TOKEN = /^\d+:[A-Za-z0-9_-]+$/

/** The Bot API under /bot<token>/ and its files under /file/bot<token>/. */
export function addRoutes(app: FastifyInstance, world: World): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.setNotFoundHandler((_request, reply) => send(reply, refusalAnswer(new Refusal(404, 'Not Found'))))
  app.all('/bot:token/:method', async (request, reply) => {
    const { token, method } = request.params as { token: string; method: string }
    const answer = checkToken(world, token) ?? (await answerCall(world, method, request))
    return send(reply, answer)
  })
  app.get('/file/bot:token/*', async (request, reply) => {
    const { token, '*': path } = request.params as { token: string; '*': string }
    return checkToken(world, token) === undefined
      ? sendFile(world, path, reply)
      : send(reply, refusalAnswer(new Refusal(404, 'Not Found')))
  })
}

/** A text that is no token at all is an unknown address; a wrong one is unauthorized. */
function checkToken(world: World, token: string): Answer | undefined {
  if (token === world.token) return undefined
  return refusalAnswer(TOKEN.test(token) ? new Refusal(401, 'Unauthorized') : new Refusal(404, 'Not Found'))
}

async function answerCall(world: World, method: string, request: FastifyRequest): Promise<Answer> {
  const form = Buffer.isBuffer(request.body)
    ? parseBody(request.headers['content-type'] ?? '', request.body)
    : { values: {}, uploads: new Map() }
  if (form === undefined) return refusalAnswer(badRequest("can't parse request body"))
  const args = new Arguments({ ...(request.query as object), ...form.values }, form.uploads)
  const hangUp = new AbortController()
  request.raw.socket.once('close', () => hangUp.abort())
  return call(world, method, args, { hangUp: hangUp.signal })
}

async function sendFile(world: World, path: string, reply: FastifyReply): Promise<FastifyReply> {
  const met = world.faults.takeCall('file')
  const file = linkedFile(world, path)
  if (met !== undefined && met.fault.kind !== 'refuse') return send(reply, met.fault)
  if (met?.fault.kind === 'refuse') {
    return send(reply, refusalAnswer(new Refusal(met.fault.code, met.fault.description)))
  }
  if (file === undefined) return send(reply, refusalAnswer(new Refusal(404, 'Not Found')))
  return reply.type('application/octet-stream').send(file.bytes)
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  if (answer.kind === 'hang') return reply.hijack()
  if (answer.kind === 'reset') {
    reply.hijack()
    reply.raw.socket?.resetAndDestroy()
    return reply
  }
  if (answer.kind === 'html') return reply.code(answer.status).type('text/html').send(ERROR_PAGE)
  if (answer.retryAfter !== undefined) void reply.header('retry-after', answer.retryAfter)
  return reply.code(answer.status).type('application/json').send(JSON.stringify(answer.body))
}
