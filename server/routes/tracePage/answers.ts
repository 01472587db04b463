import type { FastifyReply, FastifyRequest } from 'fastify'
import { clock, dateAndTime } from '../../../bot/core/cityTime.ts'
import { text } from '../../../bot/core/text.ts'
import { NAMES_MINUTES } from '../../../bot/flows/trace/pageLink.ts'
import { countNotices } from '../../../db/exposureNotices.ts'
import { plainPage } from '../../pages/plainPage.ts'
import { postButton } from '../../pages/postButton.ts'
import { tracePage } from '../../pages/tracePage.ts'
import { sendPage } from '../page.ts'
import type { Opening } from './openings.ts'
import type { OpenTrace, TraceDoor } from './openTrace.ts'
import { type Part, PEOPLE_SHOWN, readPart } from './shown.ts'

/** The page with a button, which messengers may fetch to preview the link: it says nothing of the case. */
export function sendDoor(reply: FastifyReply, { language }: TraceDoor): FastifyReply {
  return html(
    reply,
    plainPage(language, {
      title: text('tracePage.open.title'),
      body: [text('tracePage.open.body', { minutes: NAMES_MINUTES })],
      block: postButton(text('tracePage.open.button')),
    }),
  )
}

/** A part of the case, after it was noted who is in it. */
export async function sendTrace(
  reply: FastifyReply,
  open: OpenTrace,
  opening: Opening,
  part: Part,
): Promise<FastifyReply> {
  const { database, city, trace, now, reader, language, readUntil } = open
  const shown = await readPart(open, opening, part)
  const notices = await countNotices(database, trace.id)
  const moment = dateAndTime(now, city.timeZone)
  return html(
    reply,
    tracePage(language, {
      city,
      trace,
      part,
      shown,
      notices,
      pages: {
        exposed: pagesOf(shown.counted?.persons ?? 0),
        calls: pagesOf(notices.listed),
      },
      mark: `${reader} · ${moment}`,
      reader: text('tracePage.reader', { reader, moment, reference: trace.reference }),
      until: text('tracePage.until', { time: clock(readUntil, city.timeZone) }),
    }),
  )
}

function pagesOf(people: number): number {
  return Math.max(1, Math.ceil(people / PEOPLE_SHOWN))
}

/** The same for a link that was never given, has expired or was opened in another browser, and for whoever may not read it any more. */
export function sendGone(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendPage(request, reply.code(404), {
    title: text('tracePage.gone.title'),
    body: [text('tracePage.gone.body')],
  })
}

export function sendFailed(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  return sendPage(request, reply.code(status), {
    title: text('tracePage.failed.title'),
    body: [text('tracePage.failed.body')],
  })
}

function html(reply: FastifyReply, content: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(content)
}
