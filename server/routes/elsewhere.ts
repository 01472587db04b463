import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { text } from '../../bot/core/text.ts'
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

function sendMissing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendPage(request, reply.code(404), {
    title: text('page.missing.title'),
    body: [text('page.missing.body')],
    links: [{ label: text('page.missing.chat'), href: '/chat' }],
  })
}
