import { decideNotices } from '../../../db/exposureNotices.ts'
import { type Trace, traceById } from '../../../db/traces.ts'
import { dateAndTime } from '../../core/cityTime.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'
import { tellPerson } from '../tellPerson.ts'
import { mayInCase, unfitToApprove } from './approvers.ts'
import { traceFor } from './mayTrace.ts'
import { pressAsk } from './notices.ts'
import { sendTraceLink } from './pageLink.ts'
import { recordDecision } from './recordRead.ts'

/** The request for a yes, the second official's answer, and the way from the chat to the list of calls. */
export const noticeFlow: Flow = {
  presses: {
    noticesAsk: pressAsk,
    noticesYes: (turn, id) => pressDecision(turn, id, true),
    noticesNo: (turn, id) => pressDecision(turn, id, false),
    traceCalls: pressCalls,
  },
}

/** [Duyệt] [Không duyệt]: the first decision counts, whoever makes it, and whose case it is hears of it. */
async function pressDecision(turn: Turn, id: string, approves: boolean): Promise<void> {
  const trace = await traceNumbered(turn, id)
  const { person, store, now } = turn
  if (!trace || !person || !(await mayInCase(turn, person.id, 'approve exposure notices', trace)))
    return say(turn, { text: text('notice.notYours') })
  if ((await unfitToApprove(turn, trace)).has(person.id))
    return say(turn, { text: text('notice.anotherDecides') })
  if (!(await decideNotices(store, trace.id, { by: person.id, approves, now })))
    return sayDecided(turn, trace.id)
  await recordDecision(turn, trace, approves ? 'notices approved' : 'notices refused')
  const told = { reference: trace.reference }
  say(turn, { text: text(approves ? 'notice.approved' : 'notice.refused', told) })
  if (trace.tracerId === undefined) return
  const heard = text(approves ? 'notice.tracer.approved' : 'notice.tracer.refused', told)
  await tellPerson(turn, trace.tracerId, { text: heard })
}

/** What was decided last: a case is asked about again after a no, and for whoever came to be known after a yes. */
async function sayDecided(turn: Turn, traceId: number): Promise<void> {
  const { approvedAt, refusedAt } = (await traceById(turn.store, traceId)) ?? {}
  const zone = turn.city.timeZone
  if (approvedAt && !(refusedAt && refusedAt > approvedAt))
    say(turn, { text: text('notice.decided.approved', { time: dateAndTime(approvedAt, zone) }) })
  else if (refusedAt)
    say(turn, { text: text('notice.decided.refused', { time: dateAndTime(refusedAt, zone) }) })
  else say(turn, { text: text('notice.notYours') })
}

/** [Mở danh sách], beneath the word that people are to be called. */
async function pressCalls(turn: Turn, id: string): Promise<void> {
  const trace = await traceFor(turn, id)
  if (trace) await sendTraceLink(turn, trace)
}

async function traceNumbered({ store }: Turn, id: string): Promise<Trace | undefined> {
  return /^\d{1,15}$/.test(id) ? traceById(store, Number(id)) : undefined
}
