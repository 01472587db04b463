import type { Venue } from '../../../db/venues.ts'
import { cityDay, dayText } from '../../core/cityTime.ts'
import type { DateRange } from '../../core/dateRange.ts'
import type { LogAsked } from '../../core/logAsked.ts'
import { KEPT_DAYS } from '../../core/person.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { venueFor } from '../venue/venueFor.ts'
import { dayButtons, gateButtons } from './buttons.ts'
import type { LogVenue } from './head.ts'
import { firstKeptDay, type Heard, keptDays, parseAsked } from './parseAsked.ts'
import { permitSearch } from './searches.ts'
import { showLog, withGates } from './show.ts'

type Asked = Extract<Heard, { kind: 'asked' }>

/** Shows what somebody asked for in words, or says why it can't be shown. */
export async function showAsked(turn: Turn, found: Venue, typed: string): Promise<void> {
  const venue = await withGates(turn, found)
  const heard = parseAsked(typed, today(turn), venue.gates)
  if (heard.kind === 'asked') return showHeard(turn, venue, heard)
  if (heard.kind === 'noGate') {
    return say(turn, { text: text('log.noGate', { venue: venue.name }), buttons: gateButtons(venue) })
  }
  const key = heard.kind === 'partOfPhone' ? 'search.partOfPhone' : 'log.unclear'
  say(turn, { text: text(key), buttons: dayButtons(venue) })
}

/** Without days, today; a visitor is looked for on all days that are kept. */
export async function showHeard(turn: Turn, venue: LogVenue, { days, gateId, words }: Asked): Promise<void> {
  const all = { first: firstKeptDay(today(turn)), last: today(turn) }
  const range = days ?? (words ? all : { first: all.last, last: all.last })
  await showDays(turn, venue, range, { ...(gateId !== undefined && { gateId }), ...(words && { words }) })
}

/** Shows days as far as they are kept, and says what is missing of them. */
async function showDays(
  turn: Turn,
  venue: LogVenue,
  range: DateRange,
  narrowed: Pick<LogAsked, 'gateId' | 'words'>,
): Promise<void> {
  const kept = keptDays(range, today(turn))
  if (kept === 'gone' || kept === 'ahead') return sayNotKept(turn, venue, kept)
  const asked = { ...kept.days, ...narrowed }
  const cut = kept.cut ? [text('log.cut', { days: KEPT_DAYS, first: dayText(kept.days.first) })] : []
  if (!asked.words) return showLog(turn, venue, asked, ...cut)
  if (!(await venueFor(turn, venue.id, 'search the log'))) return
  const { refused, said } = await permitSearch(turn, { venue, chatId: turn.chat.id })
  if (refused && said) return say(turn, { text: said, buttons: dayButtons(venue) })
  const before = [...cut, ...(said ? [said] : [])]
  await showLog(turn, venue, asked, ...(before.length > 0 ? [lines(...before)] : []))
}

function sayNotKept(turn: Turn, venue: LogVenue, why: 'gone' | 'ahead'): void {
  const first = dayText(firstKeptDay(today(turn)))
  const said: Text = why === 'gone' ? text('log.gone', { days: KEPT_DAYS, first }) : text('log.ahead')
  say(turn, { text: said, buttons: dayButtons(venue) })
}

function today({ now, city }: Turn): string {
  return cityDay(now, city.timeZone)
}
