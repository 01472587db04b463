import { type CaseVisit, caseVisits, countExposed } from '../../../db/exposures.ts'
import { exposureQueryOf, type Trace } from '../../../db/traces.ts'
import { cityDay } from '../../core/cityTime.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { shortDay } from '../log/lineText.ts'
import { headText } from './head.ts'
import { traceFor } from './mayTrace.ts'
import { recordRead } from './recordRead.ts'
import { timesOf } from './visitText.ts'

/** Visits that are told one by one: what a phone shows in two screens. */
const VISITS_TOLD = 15

/** [Ai có mặt cùng lúc]: how many, and of nobody who they are; names stand only on a page of ours. */
export async function pressTogether(turn: Turn, number: string): Promise<void> {
  const trace = await traceFor(turn, number)
  if (!trace) return
  const query = exposureQueryOf(trace, turn.now)
  if (!query) return say(turn, { text: lines(headText(turn, trace), text('trace.erased')) })
  const counts = await countExposed(turn.store, query)
  const { visits } = await caseVisits(turn.store, query)
  await recordRead(turn, trace, 'exposed counted')
  const each = visits
    .slice(0, VISITS_TOLD)
    .map((visit) => countedText(turn, visit, counts.atVisits.get(visit.id) ?? 0))
  const more = visits.length > VISITS_TOLD ? [text('trace.moreVisits', { count: VISITS_TOLD })] : []
  const found = counts.persons > 0
  const { persons, presences, companions } = counts
  const along = companions > 0 ? [text('trace.companions', { count: companions })] : []
  say(turn, {
    text: lines(
      headText(turn, trace),
      found ? text('trace.together', { persons, presences }) : text('trace.nobodyTogether'),
      ...(found ? [...along, ...each, ...more] : []),
      text('trace.rule', { margin: trace.rule.marginMinutes, inferred: trace.rule.inferredMinutes }),
    ),
    buttons: found ? furtherButtons(trace) : [[otherDays(trace)]],
  })
}

function countedText(turn: Turn, visit: CaseVisit, count: number): Text {
  const day = cityDay(visit.startedAt, turn.city.timeZone)
  return text('trace.atVisit', { day: shortDay(day), ...timesOf(turn, visit), venue: visit.venueName, count })
}

function furtherButtons(trace: Trace) {
  return [
    [{ label: text('trace.button.list'), press: `traceList:${trace.id}` }],
    [{ label: text('trace.button.notices'), press: `traceNotices:${trace.id}` }],
    [otherDays(trace)],
  ]
}

function otherDays({ id }: Trace) {
  return { label: text('trace.button.otherDays'), press: `traceDays:${id}` }
}
