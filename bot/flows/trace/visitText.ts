import type { CaseVisit } from '../../../db/exposures.ts'
import type { Trace } from '../../../db/traces.ts'
import { cityDay, clock } from '../../core/cityTime.ts'
import { type Text, text, words } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import { momentText } from '../timeText.ts'
import { unitName } from '../unitName.ts'

/** A visit on a line: from when to when, where, how many came along of whom nothing is known, and whether it is to be doubted. */
export function visitText(turn: Turn, { edition }: Trace, visit: CaseVisit, isDoubtful: boolean): Text {
  const { venueName: venue, unitCode, companions } = visit
  const line = text('trace.visit', {
    ...timesOf(turn, visit),
    venue,
    unit: unitName(turn.city, { edition, unitCode }),
  })
  const said = companions > 0 ? text('trace.withCompanions', { line, count: companions }) : line
  return isDoubtful ? text('flag.trace.visit', { line: said, mark: text('flag.trace.mark') }) : said
}

/** From when to when; what nobody saw is marked, an end on another day bears its date. */
export function timesOf({ now, city: { timeZone } }: Turn, visit: CaseVisit): { from: Text; until: Text } {
  const { startedAt, endedAt, startInferred, endInferred } = visit
  const from = marked(words(clock(startedAt, timeZone)), startInferred)
  if (endedAt >= now) return { from, until: text('trace.now') }
  const isSameDay = cityDay(startedAt, timeZone) === cityDay(endedAt, timeZone)
  const end = isSameDay ? words(clock(endedAt, timeZone)) : momentText(endedAt, timeZone)
  return { from, until: marked(end, endInferred) }
}

function marked(time: Text, isInferred: boolean): Text {
  return isInferred ? text('trace.about', { time }) : time
}
