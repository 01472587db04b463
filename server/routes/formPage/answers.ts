import type { FastifyReply, FastifyRequest } from 'fastify'
import type { City } from '../../../bot/core/city.ts'
import type { FormPage } from '../../../bot/core/form/page/readPage.ts'
import { text } from '../../../bot/core/text.ts'
import { formPage } from '../../pages/formPage.ts'
import { type PlainPage, plainPage } from '../../pages/plainPage.ts'
import { sendPage } from '../page.ts'
import { consentOf, messengerOf, type OpenForm } from './openForm.ts'

/** The page to be filled in; `sent` when it comes back, with whether the box of the consent was ticked. */
export function sendForm(
  reply: FastifyReply,
  city: City,
  form: OpenForm,
  { fields }: FormPage,
  sent?: { readonly agreed: boolean },
): FastifyReply {
  const consent = form.hasConsent ? undefined : consentOf(city, form, sent?.agreed ?? false)
  const page = {
    title: form.matter.template.title,
    city: city.name,
    messenger: messengerOf(form),
    consent,
    fields,
  }
  return html(reply, formPage(form.language, { ...page, isBack: sent !== undefined }))
}

export function sendReceived(reply: FastifyReply, city: City, form: OpenForm): FastifyReply {
  return sendAnswer(reply, city, form, {
    title: text('formPage.received.title'),
    body: [text('formPage.received.body', { messenger: messengerOf(form) })],
  })
}

export function sendUsed(reply: FastifyReply, city: City, form: OpenForm): FastifyReply {
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

/** The same for a link that was never given, has expired, or leads to a form that is gone. */
export function sendGone(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendPage(request, reply.code(404), {
    title: text('formPage.gone.title'),
    body: [text('formPage.gone.body')],
  })
}

function html(reply: FastifyReply, content: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(content)
}

export function sendBusy(request: FastifyRequest, reply: FastifyReply, seconds: number): FastifyReply {
  return sendPage(request, reply.code(429).header('retry-after', Math.ceil(seconds)), {
    title: text('formPage.busy.title'),
    body: [text('formPage.busy.body')],
  })
}
