import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { text } from '../../bot/core/text.ts'
import type { PlainPage } from '../pages/plainPage.ts'
import { sendPage } from './page.ts'

/** What scripts and messengers talk to: they read JSON, also about an address that is none. */
const FOR_PROGRAMS = /^\/(chat|webhooks)\/./i
/** A poster's code with whatever follows it. */
const POSTER = /^\/v\/([\w-]*)/i

/**
 * `/` leads to the chat, because people type the city's address without a path. An address that is none is told to
 * people as a page in their language, and to programs as JSON.
 */
export function addElsewhere(app: FastifyInstance): void {
  app.get('/', (_request, reply) => reply.redirect('/chat', 302))
  app.setNotFoundHandler((request, reply) => {
    const isPerson = ['GET', 'HEAD'].includes(request.method) && !FOR_PROGRAMS.test(request.url)
    return isPerson ? sendMissing(request, reply) : reply.code(404).send({ problem: 'gone' })
  })
}

/**
 * An address whose percent signs mean nothing. A scanner app may have cut a poster's short, so what is whole of it is
 * gone to.
 */
export function sendUnreadable(request: FastifyRequest, reply: FastifyReply): void {
  const code = POSTER.exec(request.raw.url ?? '')?.[1]
  if (code === undefined) sendMissing(request, reply)
  else void reply.header('cache-control', 'no-store').redirect(code ? `/v/${code}` : '/v', 303)
}

/** What could not be answered, in words that say nothing of why: the log has it. */
export function sendFailed(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const problem = status >= 500 ? 'server' : 'request'
  return sendEither(request, reply.code(status), problem, {
    title: text('page.failed.title'),
    body: [text('page.failed.body')],
  })
}

/** A network, or all together, ask for more than is served. */
export function sendTooFast(request: FastifyRequest, reply: FastifyReply, seconds: number): FastifyReply {
  return sendEither(request, reply.code(429).header('retry-after', Math.ceil(seconds)), 'tooFast', {
    title: text('page.busy.title'),
    body: [text('page.busy.body')],
  })
}

/** Another site made the browser send something: nothing is done, and who did not want it is told what to do. */
export function sendFromElsewhere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendEither(request, reply.code(403), 'elsewhere', {
    title: text('page.elsewhere.title'),
    body: [text('page.elsewhere.body')],
    links: [{ label: text('page.missing.chat'), href: '/chat' }],
  })
}

/** Programs read JSON, people a page. */
function sendEither(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: string,
  page: PlainPage,
): FastifyReply {
  return FOR_PROGRAMS.test(request.url) ? reply.send({ problem }) : sendPage(request, reply, page)
}

function sendMissing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendPage(request, reply.code(404), {
    title: text('page.missing.title'),
    body: [text('page.missing.body')],
    links: [{ label: text('page.missing.chat'), href: '/chat' }],
  })
}
