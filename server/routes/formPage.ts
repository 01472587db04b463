import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Pace } from '../../bot/channels/channel.ts'
import type { City } from '../../bot/core/city.ts'
import type { Answers } from '../../bot/core/form/form.ts'
import { PAGE_FIELDS, type Posted } from '../../bot/core/form/page/posted.ts'
import type { Action } from '../../bot/core/received.ts'
import { text } from '../../bot/core/text.ts'
import { readToken } from '../../bot/qr/token.ts'
import type { Database } from '../../db/connect.ts'
import { sendThroughFormLink } from '../../db/formLinks.ts'
import type { Count } from '../gate/guesses.ts'
import { reasonOf } from '../log.ts'
import { FORM_STYLE } from '../pages/formPage.ts'
import type { MessageBody } from '../workers/turnFrom.ts'
import { sendBusy, sendForm, sendGone, sendReceived, sendUsed } from './formPage/answers.ts'
import { type OpenForm, openForm, pageOf } from './formPage/openForm.ts'
import { readPosted } from './formPage/readPosted.ts'
import { LINKED_PAGE, linkedPage } from './linkedPage.ts'
import { askedLanguage, sendPage } from './page.ts'

/**
 * How fast a network may open and send pages. Thousands of honest people share one address on Vietnamese mobile networks,
 * and many of them open a link that has expired, so links that are not known go at the same pace: nobody guesses 130 bits.
 */
export const FORM_PAGE_PACE: Pace = { perSecond: 100, burst: 1000 }

/** Bytes of a page that is sent: every field filled to its limit, each letter as nine bytes. */
const BODY_LIMIT_BYTES = 32 * 1024

type FormPageOptions = {
  readonly database: Database
  readonly city: City
  readonly log: Logger
  readonly count: Count
  readonly now: () => Date
  readonly pace?: Pace
}

type Asked = { Params: { token: string } }

/**
 * `/form/TOKEN`: a declaration on one page, by a link from a chat. Opening it changes nothing, because messengers fetch
 * links to preview them. What is sent is put into the inbox as something that was done in that chat; the link is the
 * only thing that says who, so there is nothing that another site could make a browser send.
 */
export async function formPageRoutes(
  app: FastifyInstance,
  { database, city, log, count, now, pace = FORM_PAGE_PACE }: FormPageOptions,
): Promise<void> {
  const { onRequest, missed } = linkedPage('unknown form link', pace, sendBusy, { count, now })
  const route = {
    onRequest,
    bodyLimit: BODY_LIMIT_BYTES,
    helmet: LINKED_PAGE,
  }

  async function opened(request: FastifyRequest<Asked>): Promise<OpenForm | undefined> {
    const token = readToken(request.params.token)
    const form = token && (await openForm({ database, city, now: now() }, token, askedLanguage(request)))
    if (!form) missed(request)
    return form || undefined
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
    if (!form) return sendGone(request, reply, city)
    if (form.isUsed) return sendUsed(reply, city, form)
    return sendForm(reply, city, form, pageOf(form, undefined))
  })

  app.post<Asked>('/form/:token', route, async (request, reply) => {
    const form = await opened(request)
    if (!form) return sendGone(request, reply, city)
    if (form.isUsed) return sendUsed(reply, city, form)
    const posted = readPosted(request.body)
    const page = pageOf(form, posted)
    const agreed = !form.hasConsent && isAgreed(posted)
    if (!page.isComplete || (!form.hasConsent && !agreed))
      return sendForm(reply, city, form, page, { agreed })
    const action = filledIn(form, page.answers, agreed)
    const body: MessageBody = { sender: { address: form.address, language: form.language }, action }
    const sent = await sendThroughFormLink(database, form.token, { body, now: now() })
    return sent ? sendReceived(reply, city, form, page.answers) : sendUsed(reply, city, form)
  })

  app.get('/form.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(FORM_STYLE),
  )
}

function filledIn({ form, matter }: OpenForm, answers: Answers, agreed: boolean): Action {
  return { kind: 'filled', form: form.name, agreed, answers, ...(matter.about && { about: matter.about }) }
}

function isAgreed(posted: Posted): boolean {
  return posted.get(PAGE_FIELDS.agreed)?.includes('yes') ?? false
}
