import { type CaseVisit, caseVisits } from '../../../db/exposures.ts'
import { personsFound } from '../../../db/findPersons.ts'
import { exposureQueryOf, type Trace } from '../../../db/traces.ts'
import { cityDay } from '../../core/cityTime.ts'
import type { Button } from '../../core/outgoing.ts'
import type { Profile } from '../../core/person.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { dayHeading } from '../history/lineText.ts'
import { doubtsAbout, type IsDoubtful } from './doubtful.ts'
import { headText } from './head.ts'
import { traceFor } from './mayTrace.ts'
import { personText } from './personText.ts'
import { recordRead } from './recordRead.ts'
import { visitText } from './visitText.ts'

/** Visits in one message: with their days' headings it stays within the shortest that a messenger takes. */
const VISITS_AT_ONCE = 15

/** [Mở lại], [Xem tiếp]: a case's visits, from a place on. */
export async function pressVisits(turn: Turn, argument: string): Promise<void> {
  const [number = '', from = '0'] = argument.split('.')
  const trace = await traceFor(turn, number)
  if (trace) await showVisits(turn, trace, { from: /^\d{1,6}$/.test(from) ? Number(from) : 0 })
}

/** Where the person was in the window, as far as it was in the tracer's unit; of elsewhere, how often. */
export async function showVisits(
  turn: Turn,
  trace: Trace,
  { first, from = 0 }: { readonly first?: Text; readonly from?: number } = {},
): Promise<void> {
  const query = exposureQueryOf(trace, turn.now)
  const [person] = query ? await personsFound<Profile>(turn.store, [query.personId]) : []
  if (!query || !person) return say(turn, { text: lines(headText(turn, trace), text('trace.erased')) })
  const { visits, elsewhere } = await caseVisits(turn.store, query)
  await recordRead(turn, trace, 'visits')
  const shown = visits.slice(from, from + VISITS_AT_ONCE)
  const isDoubtful = await doubtsAbout(turn.store, shown, turn.city.timeZone)
  say(turn, {
    text: lines(
      ...(first ? [first] : []),
      headText(turn, trace),
      text(visits.length > 0 ? 'trace.visits' : 'trace.noVisits', {
        who: personText(person),
        count: visits.length,
      }),
      ...linesOf(turn, trace, shown, isDoubtful),
      ...(shown.some(isDoubtful) ? [text('flag.trace.why')] : []),
      ...(elsewhere > 0 ? [text('trace.elsewhere', { count: elsewhere })] : []),
    ),
    buttons: buttonsUnder(trace, visits.length, from + shown.length),
  })
}

/** Under each day its visits. */
function linesOf(turn: Turn, trace: Trace, visits: readonly CaseVisit[], isDoubtful: IsDoubtful): Text[] {
  const { timeZone } = turn.city
  return visits.flatMap((visit, index) => {
    const day = cityDay(visit.startedAt, timeZone)
    const before = visits[index - 1]
    const isNewDay = !before || cityDay(before.startedAt, timeZone) !== day
    return [...(isNewDay ? [dayHeading(turn, day)] : []), visitText(turn, trace, visit, isDoubtful(visit))]
  })
}

function buttonsUnder({ id }: Trace, all: number, until: number): Button<Text>[][] {
  const further =
    until < all ? [[{ label: text('trace.button.further'), press: `traceVisits:${id}.${until}` }]] : []
  const together = all > 0 ? [[{ label: text('trace.button.together'), press: `traceTogether:${id}` }]] : []
  return [...further, ...together, [{ label: text('trace.button.otherDays'), press: `traceDays:${id}` }]]
}
