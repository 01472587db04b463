import { makeTraceLink } from '../../../db/traceLinks.ts'
import type { Trace } from '../../../db/traces.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { makeToken } from '../../qr/token.ts'

/** Minutes in which the link of names may be opened, because it lies in a chat, and for which the page can be read from then on. */
const LINK_MINUTES = 15
export const NAMES_MINUTES = 30
const MINUTE_MILLISECONDS = 60_000

/** Says a one-time link to the page of a case's names. Whether the person may trace it was asked before, and is again at each request. */
export async function sendTraceLink(turn: Turn, trace: Trace): Promise<void> {
  if (!turn.person) return
  const token = makeToken(turn.random)
  await makeTraceLink(turn.store, token, {
    traceId: trace.id,
    personId: turn.person.id,
    chatId: turn.chat.id,
    now: turn.now,
    expiresAt: new Date(turn.now.getTime() + LINK_MINUTES * MINUTE_MILLISECONDS),
  })
  say(turn, {
    text: text('notice.page.offer', {
      reference: trace.reference,
      linkMinutes: LINK_MINUTES,
      minutes: NAMES_MINUTES,
    }),
    buttons: [[{ label: text('notice.page.open'), link: `${turn.city.base}/t/${token}` }]],
  })
}
