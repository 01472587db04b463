import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { Logger } from 'pino'
import type { Pace } from '../../bot/channels/channel.ts'
import type { City } from '../../bot/core/city.ts'
import { PAGE_FIELDS, type Posted } from '../../bot/core/form/page/posted.ts'
import { text } from '../../bot/core/text.ts'
import { readToken } from '../../bot/qr/token.ts'
import type { Database } from '../../db/connect.ts'
import { sendThroughFormLink } from '../../db/formLinks.ts'
import { reasonOf } from '../log.ts'
import { FORM_STYLE, formPage } from '../pages/formPage.ts'
import { type PlainPage, plainPage } from '../pages/plainPage.ts'
import { consentOf, messengerOf, type OpenForm, openForm, pageOf } from './formPage/openForm.ts'
import { readPosted } from './formPage/readPosted.ts'
import { sendPage } from './page.ts'
import { createBuckets } from './webChat/buckets.ts'
import { networkOf } from './webChat/limits.ts'

/** How fast a network may open and send pages at all, and how fast it may bring links that nobody was given. */
export type FormPagePaces = { readonly pages: Pace; readonly unknownLinks: Pace }

/** As for posters: thousands of honest people share an address, and none of them guesses 130 bits. */
export const FORM_PAGE_PACES: FormPagePaces = {
  pages: { perSecond: 100, burst: 1000 },
  unknownLinks: { perSecond: 0.5, burst: 30 },
}

/** Bytes of a page that is sent: every field filled to its limit, each letter as nine bytes. */
const BODY_LIMIT_BYTES = 32 * 1024

/** The page loads its two styles and sends to where it came from; nothing else. */
const POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

type FormPageOptions = {
  readonly database: Database
  readonly city: City
  readonly log: Logger
  readonly now: () => Date
  readonly paces?: FormPagePaces
}

type Asked = { Params: { token: string }; Querystring: { lang?: string } }

/**
 * `/form/TOKEN`: a declaration on one page, by a link from a chat. Opening it changes nothing, because messengers fetch
 * links to preview them. What is sent is put into the inbox as something that was done in that chat; the link is the
 * only thing that says who, so there is nothing that another site could make a browser send.
 */
export async function formPageRoutes(
  app: FastifyInstance,
  { database, city, log, now, paces = FORM_PAGE_PACES }: FormPageOptions,
): Promise<void> {
  const pages = createBuckets(paces.pages, now)
  const unknownLinks = createBuckets(paces.unknownLinks, now)
  const onRequest: onRequestHookHandler = async (request, reply) => {
    guard(reply)
    const wait = pages.take(networkOf(request.ip))
    if (wait > 0) await sendBusy(request, reply, wait)
  }
  const route = {
    onRequest,
    bodyLimit: BODY_LIMIT_BYTES,
    helmet: { contentSecurityPolicy: { useDefaults: false, directives: POLICY }, hsts: false },
  }

  async function opened(request: FastifyRequest<Asked>): Promise<OpenForm | undefined> {
    const token = readToken(request.params.token)
    const language = request.query.lang === 'en' ? 'en' : 'vi'
    return token ? openForm({ database, city, now: now() }, token, language) : undefined
  }

  function sendGone(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const wait = unknownLinks.take(networkOf(request.ip))
    if (wait > 0) return sendBusy(request, reply, wait)
    return sendPage(request, reply.code(404), {
      title: text('formPage.gone.title'),
      body: [text('formPage.gone.body')],
    })
  }

  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  )
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) log.error({ route: '/form/:token', reason: reasonOf(error) }, 'request failed')
    return sendPage(request, reply.code(status), {
      title: text('formPage.notReceived.title'),
      body: [text('formPage.notReceived.body')],
    })
  })

  app.get<Asked>('/form/:token', route, async (request, reply) => {
    const form = await opened(request)
    if (!form) return sendGone(request, reply)
    return form.isUsed ? sendUsed(reply, city, form) : sendForm(reply, city, form, undefined)
  })

  app.post<Asked>('/form/:token', route, async (request, reply) => {
    const form = await opened(request)
    if (!form) return sendGone(request, reply)
    if (form.isUsed) return sendUsed(reply, city, form)
    const posted = readPosted(request.body)
    const { isComplete, answers } = pageOf(form, posted)
    const agreed = isAgreed(posted)
    if (!isComplete || (!form.hasConsent && !agreed)) return sendForm(reply, city, form, posted)
    const action = { kind: 'filled', form: form.name, agreed: agreed && !form.hasConsent, answers }
    const body = { sender: { address: form.address, language: form.language }, action }
    const sent = await sendThroughFormLink(database, form.token, { body, now: now() })
    return sent ? sendReceived(reply, city, form) : sendUsed(reply, city, form)
  })

  app.get('/form.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(FORM_STYLE),
  )
}

/** The address of the page is a secret, and what stands on it is one person's. */
function guard(reply: FastifyReply): void {
  void reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex')
}

function isAgreed(posted: Posted): boolean {
  return posted.get(PAGE_FIELDS.agreed)?.includes('yes') ?? false
}

function sendForm(reply: FastifyReply, city: City, form: OpenForm, posted: Posted | undefined): FastifyReply {
  const { fields } = pageOf(form, posted)
  const consent = form.hasConsent ? undefined : consentOf(city, form, posted ? isAgreed(posted) : false)
  const page = { title: form.title, city: city.name, messenger: messengerOf(form), consent, fields }
  return html(reply, formPage(form.language, { ...page, isBack: posted !== undefined }))
}

function sendReceived(reply: FastifyReply, city: City, form: OpenForm): FastifyReply {
  return sendAnswer(reply, city, form, {
    title: text('formPage.received.title'),
    body: [text('formPage.received.body', { messenger: messengerOf(form) })],
  })
}

function sendUsed(reply: FastifyReply, city: City, form: OpenForm): FastifyReply {
  return sendAnswer(reply.code(410), city, form, {
    title: text('formPage.used.title'),
    body: [text('formPage.used.body', { messenger: messengerOf(form) })],
  })
}

/** An answer with the way back to the chat, where the messenger has an address for it. */
function sendAnswer(reply: FastifyReply, city: City, form: OpenForm, page: PlainPage): FastifyReply {
  const href = form.channel === 'web' ? '/chat' : city.messengers[form.channel]?.chatLink
  const links = href ? [{ label: text('formPage.back', { messenger: messengerOf(form) }), href }] : []
  return html(reply, plainPage(form.language, { ...page, links }))
}

function html(reply: FastifyReply, content: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(content)
}

function sendBusy(request: FastifyRequest, reply: FastifyReply, seconds: number): FastifyReply {
  return sendPage(request, reply.code(429).header('retry-after', Math.ceil(seconds)), {
    title: text('formPage.busy.title'),
    body: [text('formPage.busy.body')],
  })
}
