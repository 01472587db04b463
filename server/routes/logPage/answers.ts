import type { FastifyReply, FastifyRequest } from 'fastify'
import { clock } from '../../../bot/core/cityTime.ts'
import { type Text, text } from '../../../bot/core/text.ts'
import { countsText, emptyText, titleText } from '../../../bot/flows/log/head.ts'
import { READING_MINUTES } from '../../../bot/flows/log/pageLink.ts'
import { readLog } from '../../../bot/flows/log/read.ts'
import { logPage } from '../../pages/logPage.ts'
import { plainPage } from '../../pages/plainPage.ts'
import { postButton } from '../../pages/postButton.ts'
import { sendPage } from '../page.ts'
import { type Filters, filtersOf } from './filters.ts'
import { beginning, type OpenLog } from './openLog.ts'

/** Lines of one page: ten screens of a phone, and the tenth of a second that opening them takes. */
const LINES_SHOWN = 100

/** The page with a button, which messengers may fetch to preview the link. */
export function sendDoor(reply: FastifyReply, { language, venue }: OpenLog): FastifyReply {
  return html(
    reply,
    plainPage(language, {
      title: text('logPage.open.title', { venue: venue.name }),
      body: [text('logPage.open.body', { minutes: READING_MINUTES })],
      block: postButton(text('logPage.open.button')),
    }),
  )
}

/** What is said above the table, and the fields as they were sent when they were not understood. */
type Beside = { readonly problem?: Text; readonly note?: Text | undefined; readonly filters?: Filters }

/** The log as it is shown now. */
export async function sendLog(reply: FastifyReply, log: OpenLog, beside: Beside = {}): Promise<FastifyReply> {
  const { reader, venue, language, shown, readUntil } = log
  const { asked } = shown
  const page = await readLog(reader, venue.id, asked, { before: beginning(shown), limit: LINES_SHOWN })
  const goesOn = page.next !== undefined && page.lines.length < LINES_SHOWN
  const isEmpty = page.lines.length === 0 && !goesOn
  return html(
    reply,
    logPage(language, {
      city: reader.city.name,
      title: titleText(reader, venue, asked),
      counts: await countsText(reader, venue, asked),
      problem: beside.problem,
      notes: [
        ...(beside.note ? [beside.note] : []),
        ...(goesOn ? [text('logPage.goesOn')] : []),
        ...(isEmpty ? [emptyText(reader, asked)] : []),
      ],
      gates: venue.gates,
      filters: beside.filters ?? filtersOf(asked),
      oneDay: asked.first === asked.last ? asked.first : undefined,
      lines: page.lines,
      number: (shown.pages?.length ?? 0) + 1,
      next: page.next && { at: page.next.startedAt.getTime(), id: page.next.id },
      until: readUntil && text('logPage.until', { time: clock(readUntil, reader.city.timeZone) }),
    }),
  )
}

/** The same for a link that was never given, is spent or has expired, and for whoever may not read it any more. */
export function sendGone(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendPage(request, reply.code(404), {
    title: text('logPage.gone.title'),
    body: [text('logPage.gone.body')],
  })
}

export function sendFailed(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  return sendPage(request, reply.code(status), {
    title: text('logPage.failed.title'),
    body: [text('logPage.failed.body')],
  })
}

function html(reply: FastifyReply, content: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(content)
}
