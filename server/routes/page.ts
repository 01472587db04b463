import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../locales/catalogue.ts'
import { type PlainPage, plainPage } from '../pages/plainPage.ts'

/** Sends a small page in the visitor's language. It is never kept: a code may be retired at any time. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, page: PlainPage): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('vary', 'accept-language')
    .send(plainPage(languageOf(request), page))
}

/**
 * What the address asks for (`?lang=`). Otherwise English for whoever asks for it first and for no Vietnamese; Vietnamese
 * for everybody else.
 */
export function languageOf(request: FastifyRequest): Language {
  const asked = askedLanguage(request)
  if (asked) return asked
  const accepted = request.headers['accept-language'] ?? 'vi'
  return /(^|,)\s*vi/i.test(accepted) || !/^en/i.test(accepted.trim()) ? 'vi' : 'en'
}

/** The language that the address names; nothing when it names none of ours. */
export function askedLanguage({ query }: FastifyRequest): Language | undefined {
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined
  return asked === 'en' || asked === 'vi' ? asked : undefined
}
