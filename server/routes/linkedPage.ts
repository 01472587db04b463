import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { Pace } from '../../bot/channels/channel.ts'
import { text } from '../../bot/core/text.ts'
import { type Count, createGuesses, type Guessed, LINK_GUESSES } from '../gate/guesses.ts'
import { createNetworkPace } from '../gate/networkPace.ts'
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
} as const

type Busy = (request: FastifyRequest, reply: FastifyReply, seconds: number) => FastifyReply

/** What stands before such a page: its headers, how fast a network may ask, and how fast once it has tried out links. */
export function linkedPage(
  what: Guessed,
  pace: Pace,
  busy: Busy,
  { count, now }: { readonly count: Count; readonly now: () => Date },
): { readonly onRequest: onRequestHookHandler; readonly missed: (request: FastifyRequest) => void } {
  const pages = createNetworkPace(pace, now)
  const guesses = createGuesses(what, LINK_GUESSES, { count, now })
  return {
    async onRequest(request, reply) {
      guardLinkedPage(reply)
      const wait = pages.take(request.ip) || guesses.wait(request)
      if (wait > 0) await busy(request, reply, wait)
    },
    // Whoever opens an expired link is told so at any pace: it is the next try that waits.
    missed: (request) => void guesses.missed(request),
  }
}

/** Its address is a secret: nobody keeps the page, nobody else hears where a visitor came from, and nobody lists it. */
function guardLinkedPage(reply: FastifyReply): void {
  void reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'same-origin')
    .header('x-robots-tag', 'noindex')
}

/** What is said to a network that asks too often. */
export function sendBusy(request: FastifyRequest, reply: FastifyReply, seconds: number): FastifyReply {
  return sendPage(request, reply.code(429).header('retry-after', Math.ceil(seconds)), {
    title: text('logPage.busy.title'),
    body: [text('logPage.busy.body')],
  })
}
