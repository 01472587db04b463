import { type LogReadWay, recordLogRead } from '../../../db/logReads.ts'
import { gatesInLog, type LogCursor } from '../../../db/venueLog.ts'
import type { Venue } from '../../../db/venues.ts'
import type { LogAsked } from '../../core/logAsked.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { venueFor } from '../venue/venueFor.ts'
import { logButtons } from './buttons.ts'
import { countsText, daysText, emptyText, type LogVenue, titleText } from './head.ts'
import { lineText } from './lineText.ts'
import { readLog, type ShownPage } from './read.ts'

/** Lines of a log in one message: a phone's screen or two; Zalo takes 2,000 characters, this is about 1,500. */
const LINES_SHOWN = 20
/** The form that asks whom a visitor says to be. */
export const SEARCH_FORM = 'logSearch'

export async function withGates(turn: Turn, { id, name }: Venue): Promise<LogVenue> {
  return { id, name, gates: await gatesInLog(turn.store, id) }
}

/**
 * Shows a part of a venue's log from its newest line on. Whoever calls has asked whether it may be read. What is shown is what
 * the page and the file are of that are asked for next.
 */
export async function showLog(turn: Turn, venue: LogVenue, asked: LogAsked, before?: Text): Promise<void> {
  const { logShown = 0, forms } = turn.session
  turn.session = {
    ...turn.session,
    logAsked: { venueId: venue.id, asked },
    logShown: logShown + 1,
    // Who looks at something else does not search any more.
    forms: forms.filter(({ form }) => form !== SEARCH_FORM),
  }
  await noteReading(turn, venue, asked)
  const page = await readLog(turn, venue.id, asked, { limit: LINES_SHOWN })
  const counts = await countsText(turn, venue, asked)
  const above = [...(before ? [before] : []), titleText(turn, venue, asked), ...(counts ? [counts] : [])]
  sayPage(turn, venue, asked, page, above)
}

/** What is looked at further on is the same reading. */
async function noteReading({ store, person, now }: Turn, { id }: LogVenue, asked: LogAsked): Promise<void> {
  if (!person) throw new Error('nobody reads a log')
  const how: LogReadWay = asked.words ? 'search' : 'chat'
  const { first, last } = asked
  await recordLogRead(store, { venueId: id, readerId: person.id, how, first, last, at: now })
}

/** What follows behind a place in what was shown last. A button of something shown before that says so. */
export async function showFurther(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', shown, ...place] = argument.split('.')
  const { logAsked, logShown } = turn.session
  const before = cursorFrom(place)
  const isOfLast = logAsked?.venueId === Number(venueId) && logShown === Number(shown)
  const venue = await venueFor(
    turn,
    Number(venueId),
    logAsked?.asked.words ? 'search the log' : 'read the log',
  )
  if (!venue) return
  if (!isOfLast || !before) return say(turn, { text: text('menu.staleButton') })
  const { asked } = logAsked
  const page = await readLog(turn, venue.id, asked, { before, limit: LINES_SHOWN })
  const title = text('log.further', { venue: venue.name, days: daysText(asked) })
  sayPage(turn, await withGates(turn, venue), asked, page, [title])
}

function cursorFrom([moment = '', id = '']: readonly string[]): LogCursor | undefined {
  const startedAt = new Date(/^\d+$/.test(moment) ? Number(moment) : Number.NaN)
  return Number.isNaN(startedAt.getTime()) || !/^\d{1,15}$/.test(id)
    ? undefined
    : { startedAt, id: Number(id) }
}

function sayPage(
  turn: Turn,
  venue: LogVenue,
  asked: LogAsked,
  { lines: shown, next }: ShownPage,
  above: readonly Text[],
): void {
  const common = {
    day: asked.first === asked.last ? asked.first : undefined,
    gate: asked.gateId !== undefined || venue.gates.length < 2,
  }
  const goesOn = next !== undefined && shown.length < LINES_SHOWN ? [text('search.goesOn')] : []
  const empty = shown.length === 0 && !next
  const said = [...above, ...shown.map((line) => lineText(line, common)), ...goesOn]
  say(turn, {
    text: lines(...said, ...(empty ? [emptyText(turn, asked)] : [])),
    buttons: logButtons(turn, venue, asked, { next, empty }),
  })
}
