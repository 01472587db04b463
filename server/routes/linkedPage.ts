import type { FastifyReply, FastifyRequest } from 'fastify'
import { text } from '../../bot/core/text.ts'
import { sendPage } from './page.ts'

/** A page that is opened by a link from a chat loads its two styles and sends to where it came from; nothing else. */
const DIRECTIVES = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

/** The policy of such a page, as a route takes it. */
export const LINKED_PAGE = {
  contentSecurityPolicy: { useDefaults: false, directives: DIRECTIVES },
  hsts: false,
} as const

/** Its address is a secret: nobody keeps the page, hears where a visitor came from, or lists it. */
export function guardLinkedPage(reply: FastifyReply): void {
  void reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex')
}

/** What is said to a network that asks too often. */
export function sendBusy(request: FastifyRequest, reply: FastifyReply, seconds: number): FastifyReply {
  return sendPage(request, reply.code(429).header('retry-after', Math.ceil(seconds)), {
    title: text('logPage.busy.title'),
    body: [text('logPage.busy.body')],
  })
}
