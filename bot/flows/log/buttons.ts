import type { LogCursor } from '../../../db/venueLog.ts'
import { cityDay } from '../../core/cityTime.ts'
import type { LogAsked } from '../../core/logAsked.ts'
import type { Button } from '../../core/outgoing.ts'
import { type Text, text, words } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import type { LogVenue } from './head.ts'

type LogButton = Button<Text>
type Buttons = readonly (readonly LogButton[])[]

/** More is no help any more, also where a messenger has room for it. */
const BUTTONS_AT_MOST = 6
const BUTTONS_A_ROW = 2

/** What can be done with what is shown, the likeliest first: as many as the messenger shows as buttons. */
export function logButtons(
  turn: Turn,
  venue: LogVenue,
  asked: LogAsked,
  { next, empty }: { readonly next: LogCursor | undefined; readonly empty: boolean },
): Buttons {
  if (asked.words) return fitting(turn, [...further(turn, venue, next), ...searchButtons(venue, empty)])
  const wanted = [
    ...further(turn, venue, next),
    otherDay(turn, venue, asked),
    ...(empty ? [] : [search(venue), page(venue), excel(venue)]),
    ...(venue.gates.length > 1 ? [gates(venue)] : []),
    ...(next ? [] : [otherDays(turn, venue, asked)]),
  ]
  return fitting(turn, wanted)
}

/** The days that are asked for most, for whoever asked for none that can be shown. */
export function dayButtons({ id }: Pick<LogVenue, 'id'>): Buttons {
  return [
    [
      { label: text('log.button.today'), press: `log:${id}` },
      { label: text('log.button.yesterday'), press: `logDays:${id}.yesterday` },
    ],
    [{ label: text('log.button.week'), press: `logDays:${id}.week` }],
  ]
}

/** A gate each, under which none may be left out: too many become a numbered list by themselves. */
export function gateButtons({ id, gates }: LogVenue): Buttons {
  const all = { label: text('log.allGates'), press: `logGate:${id}.all` }
  const each = gates.map((gate) => ({ label: words(gate.name), press: `logGate:${id}.${gate.id}` }))
  return [...each, all].map((button) => [button])
}

function searchButtons(venue: LogVenue, empty: boolean): LogButton[] {
  const again = { label: text('log.button.searchAgain'), press: `logSearch:${venue.id}` }
  const today = { label: text('log.button.today'), press: `log:${venue.id}` }
  return empty ? [again, today] : [again, page(venue), excel(venue), today]
}

function further({ session }: Turn, { id }: LogVenue, next: LogCursor | undefined): LogButton[] {
  if (!next || session.logShown === undefined) return []
  const from = `${next.startedAt.getTime()}.${next.id}`
  return [{ label: text('log.button.further'), press: `logOn:${id}.${session.logShown}.${from}` }]
}

function otherDay({ now, city }: Turn, { id }: LogVenue, { first, last }: LogAsked): LogButton {
  const today = cityDay(now, city.timeZone)
  return first === today && last === today
    ? { label: text('log.button.yesterday'), press: `logDays:${id}.yesterday` }
    : { label: text('log.button.today'), press: `logDays:${id}.today` }
}

/** The last week, or yesterday for whoever just saw several days. */
function otherDays({ now, city }: Turn, { id }: LogVenue, { first, last }: LogAsked): LogButton {
  return first < last && last === cityDay(now, city.timeZone)
    ? { label: text('log.button.yesterday'), press: `logDays:${id}.yesterday` }
    : { label: text('log.button.week'), press: `logDays:${id}.week` }
}

const search = ({ id }: LogVenue) => ({ label: text('log.button.search'), press: `logSearch:${id}` })
const page = ({ id }: LogVenue) => ({ label: text('log.button.page'), press: `logPage:${id}` })
const excel = ({ id }: LogVenue) => ({ label: text('log.button.excel'), press: `export:${id}` })
const gates = ({ id }: LogVenue) => ({ label: text('log.button.gate'), press: `logGates:${id}` })

function fitting({ channel, chat }: Turn, buttons: readonly LogButton[]): Buttons {
  const room = Math.min(BUTTONS_AT_MOST, channel.limits.buttonsInAMessage[chat.kind])
  const shown = buttons.slice(0, room)
  return shown.flatMap((_, at) => (at % BUTTONS_A_ROW === 0 ? [shown.slice(at, at + BUTTONS_A_ROW)] : []))
}
