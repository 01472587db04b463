import type { FastifyReply, FastifyRequest } from 'fastify'
import type { City } from '../../../bot/core/city.ts'
import type { Answers } from '../../../bot/core/form/form.ts'
import type { FormPage } from '../../../bot/core/form/page/readPage.ts'
import type { ChannelName } from '../../../bot/core/received.ts'
import { text } from '../../../bot/core/text.ts'
import { childNote } from '../../../bot/flows/declare/child.ts'
import { type FormPageView, formPage } from '../../pages/formPage.ts'
import { otherLanguage } from '../../pages/languageLink.ts'
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
  const { about, template } = form.matter
  const page: FormPageView = {
    title: template.title,
    city: city.name,
    messenger: messengerOf(form),
    whom:
      form.whom === undefined
        ? undefined
        : text(`formPage.${about ? 'forOther' : 'whom'}`, { name: form.whom }),
    isOther: about !== undefined,
    inOther: sent ? undefined : `?lang=${otherLanguage(form.language)}`,
    consent,
    fields,
    isBack: sent !== undefined,
  }
  return html(reply, formPage(form.language, page))
}

export function sendReceived(
  reply: FastifyReply,
  city: City,
  form: OpenForm,
  answers: Answers,
): FastifyReply {
  const { now, zone } = form.context
  const note = childNote(form.matter, { ...form.known, ...answers }, { now, zone })
  return sendAnswer(reply, city, form, {
    title: text('formPage.received.title'),
    body: [text('formPage.received.body', { messenger: messengerOf(form) }), ...(note ? [note] : [])],
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
  return html(reply, plainPage(form.language, { ...page, links: linksTo(city, [form.channel]) }))
}

/** The same for a link that was never given, has expired, or leads to a form that is gone: how to get a new one. */
export function sendGone(request: FastifyRequest, reply: FastifyReply, city: City): FastifyReply {
  return sendPage(request, reply.code(404), {
    title: text('formPage.gone.title'),
    body: [text('formPage.gone.body'), text('formPage.gone.kept')],
    links: linksTo(city, ['zalo', 'telegram', 'web']),
  })
}

/** The ways to the chats that are on. */
function linksTo({ messengers }: City, channels: readonly ChannelName[]) {
  const botName = messengers.telegram?.botName()
  const links: Readonly<Record<ChannelName, string | undefined>> = {
    zalo: messengers.zalo?.chatLink,
    telegram: messengers.telegram?.chatLink ?? (botName && `https://t.me/${botName}`),
    web: '/chat',
  }
  return channels.flatMap((channel) => {
    const href = links[channel]
    const messenger = text(`formPage.messenger.${channel}`)
    return href === undefined ? [] : [{ label: text('formPage.back', { messenger }), href }]
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
