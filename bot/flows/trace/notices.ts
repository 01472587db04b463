import { askNotices, decideNotices } from '../../../db/exposureNotices.ts'
import { countExposed } from '../../../db/exposures.ts'
import { exposureQueryOf, type Trace, traceById } from '../../../db/traces.ts'
import { clock, dateAndTime, dayText } from '../../core/cityTime.ts'
import type { Reply } from '../../core/outgoing.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'
import { tellPerson } from '../tellPerson.ts'
import { unitName } from '../unitName.ts'
import { approversOf, mayInCase } from './approvers.ts'
import { daysOf } from './head.ts'
import { traceFor } from './mayTrace.ts'
import { sendTraceLink } from './pageLink.ts'
import { recordDecision } from './recordRead.ts'

/** Minutes after which a request that nobody has answered may be made again: whoever was asked may have left the office. */
const ASKED_AGAIN_MINUTES = 30
const MINUTE_MILLISECONDS = 60_000

/** The second official's yes, and the way from the chat to the list of calls. */
export const noticeFlow: Flow = {
  presses: {
    noticesYes: (turn, id) => pressDecision(turn, id, true),
    noticesNo: (turn, id) => pressDecision(turn, id, false),
    traceCalls: pressCalls,
  },
}

/**
 * [Gửi thông báo]: asks every official who may say yes to telling all who were there too. The turn's person is whose case it is
 * (`traceFor`), and so another one decides.
 */
export async function askForNotices(turn: Turn, trace: Trace): Promise<void> {
  const { store, city, now } = turn
  const stands = whyNotNow(turn, trace)
  if (stands) return say(turn, { text: stands })
  const query = exposureQueryOf(trace, now)
  const exposed = query ? await countExposed(store, query) : { persons: 0 }
  if (exposed.persons === 0) return say(turn, { text: text('notice.nobodyExposed') })
  const approvers = await approversOf(turn, trace)
  if (approvers.length === 0)
    return say(turn, { text: text('notice.nobodyApproves', { unit: unitName(city, trace) }) })
  if (!(await askNotices(store, trace.id, now))) return say(turn, { text: text('notice.alreadyApproved') })
  await recordDecision(turn, trace, 'notices asked')
  for (const id of approvers) await tellPerson(turn, id, requestOf(turn, trace, exposed.persons))
  say(turn, {
    text: text('notice.asked', {
      reference: trace.reference,
      count: exposed.persons,
      officials: approvers.length,
    }),
  })
}

/** What keeps the notices from being asked for at this moment. */
function whyNotNow({ city, now }: Turn, { approvedAt, noticesAskedAt, refusedAt }: Trace): Text | undefined {
  if (approvedAt) return text('notice.alreadyApproved')
  if (!noticesAskedAt || refusedAt) return undefined
  const waited = now.getTime() - noticesAskedAt.getTime()
  return waited < ASKED_AGAIN_MINUTES * MINUTE_MILLISECONDS
    ? text('notice.waiting', { time: clock(noticesAskedAt, city.timeZone), minutes: ASKED_AGAIN_MINUTES })
    : undefined
}

function requestOf({ city, now }: Turn, trace: Trace, count: number): Reply {
  const zone = city.timeZone
  const { first, last } = daysOf(trace, zone)
  return {
    text: text('notice.request', {
      unit: unitName(city, trace),
      reference: trace.reference,
      count,
      time: clock(now, zone),
      first: dayText(first),
      last: dayText(last),
    }),
    buttons: [
      [
        { label: text('notice.button.approve'), press: `noticesYes:${trace.id}` },
        { label: text('notice.button.refuse'), press: `noticesNo:${trace.id}` },
      ],
    ],
  }
}

/** [Duyệt] [Không duyệt]: the first decision counts, whoever makes it, and whose case it is hears of it. */
async function pressDecision(turn: Turn, id: string, approves: boolean): Promise<void> {
  const trace = await traceNumbered(turn, id)
  const { person, store, now } = turn
  if (!trace || !person || !(await mayInCase(turn, person.id, 'approve exposure notices', trace)))
    return say(turn, { text: text('notice.notYours') })
  if (person.id === trace.tracerId) return say(turn, { text: text('notice.anotherDecides') })
  if (!(await decideNotices(store, trace.id, { by: person.id, approves, now })))
    return sayDecided(turn, trace.id)
  await recordDecision(turn, trace, approves ? 'notices approved' : 'notices refused')
  const told = { reference: trace.reference }
  say(turn, { text: text(approves ? 'notice.approved' : 'notice.refused', told) })
  if (trace.tracerId === undefined) return
  const heard = text(approves ? 'notice.tracer.approved' : 'notice.tracer.refused', told)
  await tellPerson(turn, trace.tracerId, { text: heard })
}

async function sayDecided(turn: Turn, traceId: number): Promise<void> {
  const trace = await traceById(turn.store, traceId)
  const zone = turn.city.timeZone
  const { approvedAt, refusedAt } = trace ?? {}
  if (approvedAt)
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
