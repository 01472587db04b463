import type { FastifyInstance } from 'fastify'
import { text } from '../../bot/core/text.ts'
import { sendPage } from './page.ts'

/** What scripts and messengers talk to: they read JSON, also about an address that is none. */
const FOR_PROGRAMS = /^\/(chat|webhooks)\/./i

/**
 * `/` leads to the chat, because people type the city's address without a path. An address that is none is told to
 * people as a page in their language, and to programs as JSON.
 */
export function addElsewhere(app: FastifyInstance): void {
  app.get('/', (_request, reply) => reply.redirect('/chat', 302))
  app.setNotFoundHandler((request, reply) => {
    const isPerson = ['GET', 'HEAD'].includes(request.method) && !FOR_PROGRAMS.test(request.url)
    if (!isPerson) return reply.code(404).send({ problem: 'gone' })
    return sendPage(request, reply.code(404), {
      title: text('page.missing.title'),
      body: [text('page.missing.body')],
      links: [{ label: text('page.missing.chat'), href: '/chat' }],
    })
  })
}
