import type { FastifyReply } from 'fastify'

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
