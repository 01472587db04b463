import type { Appointed } from '../../../db/approvers.ts'
import { ASKED_AGAIN_MINUTES, askNotices, countUntold } from '../../../db/exposureNotices.ts'
import { countExposed } from '../../../db/exposures.ts'
import { countRequests } from '../../../db/officialReads.ts'
import { exposureQueryOf, type Trace } from '../../../db/traces.ts'
import { clock } from '../../core/cityTime.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { tellPerson } from '../tellPerson.ts'
import { unitName } from '../unitName.ts'
import { approversOf } from './approvers.ts'
import { traceFor } from './mayTrace.ts'
import { recordDecision } from './recordRead.ts'
import { previewOf, requestOf } from './request.ts'

/** Times that a yes is asked for in a case: whoever has said no twice is talked to, not asked until they give in. */
const REQUESTS_AT_MOST = 3
const MINUTE_MILLISECONDS = 60_000

type Asked = { readonly count: number; readonly approvers: readonly Appointed[] }

/** [Gửi thông báo]: shows what would go out and who must approve; nobody is asked before it was seen. */
export async function previewNotices(turn: Turn, trace: Trace): Promise<void> {
  const asked = await askable(turn, trace)
  if ('why' in asked) return say(turn, { text: asked.why })
  say(turn, await previewOf(turn, trace, asked.count, asked.approvers))
}

/**
 * [Đề nghị duyệt]: asks every official who may say yes to telling all who were there too. The turn's person is whose case it is
 * (`traceFor`), and so another one decides.
 */
export async function pressAsk(turn: Turn, number: string): Promise<void> {
  const trace = await traceFor(turn, number)
  if (!trace) return
  const asked = await askable(turn, trace)
  if ('why' in asked) return say(turn, { text: asked.why })
  if (!(await askNotices(turn.store, trace.id, turn.now)))
    return say(turn, { text: text('notice.alreadyApproved') })
  await recordDecision(turn, trace, 'notices asked')
  const request = await requestOf(turn, trace, asked.count)
  const officials = new Set(asked.approvers.map(({ personId }) => personId))
  for (const id of officials) await tellPerson(turn, id, request)
  const { reference } = trace
  say(turn, { text: text('notice.asked', { reference, count: asked.count, officials: officials.size }) })
}

/** For how many a yes can be asked now, and of whom; else why it can't be. */
async function askable(turn: Turn, trace: Trace): Promise<Asked | { readonly why: Text }> {
  const { store, city, now } = turn
  const query = exposureQueryOf(trace, now)
  if (!query) return { why: text('trace.erased') }
  const early = whyNotYet(turn, trace)
  if (early) return { why: early }
  const count = trace.approvedAt
    ? await countUntold(store, trace.id, query)
    : (await countExposed(store, query)).persons
  if (count === 0) return { why: text(trace.approvedAt ? 'notice.alreadyApproved' : 'notice.nobodyExposed') }
  if (await isAskedEnough(turn, trace)) return { why: text('notice.askedEnough', { most: REQUESTS_AT_MOST }) }
  const approvers = await approversOf(turn, trace)
  if (approvers.length === 0) return { why: text('notice.nobodyApproves', { unit: unitName(city, trace) }) }
  return { count, approvers }
}

/** The same wait holds after a request, a no and a yes: by then the notices of a yes are made, and who came late is known. */
function whyNotYet({ city, now }: Turn, trace: Trace): Text | undefined {
  const { noticesAskedAt: asked, approvedAt: approved, refusedAt: refused } = trace
  const isRecent = (at: Date | undefined) =>
    at !== undefined && now.getTime() - at.getTime() < ASKED_AGAIN_MINUTES * MINUTE_MILLISECONDS
  if (isRecent(approved)) return text('notice.alreadyApproved')
  const said = { minutes: ASKED_AGAIN_MINUTES }
  if (refused && isRecent(refused))
    return text('notice.refusedJustNow', { ...said, time: clock(refused, city.timeZone) })
  if (asked && isRecent(asked)) return text('notice.waiting', { ...said, time: clock(asked, city.timeZone) })
  return undefined
}

/** After a yes it is counted anew: it is about other people. */
async function isAskedEnough({ store, person }: Turn, trace: Trace): Promise<boolean> {
  if (!person) return true
  const since = trace.approvedAt ?? trace.createdAt
  const requests = await countRequests(store, { readerId: person.id, traceId: trace.id, since })
  return requests >= REQUESTS_AT_MOST
}
