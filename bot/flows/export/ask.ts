import { VISITS_COUNTED, visitsForFile } from '../../../db/exportRows.ts'
import { gateById, type Venue } from '../../../db/venues.ts'
import type { ExportAsked, LogAsked } from '../../core/logAsked.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { EXPORT_FORMATS } from '../../draw/attachment.ts'
import { venueFor } from '../venue/venueFor.ts'
import { askedOfPress, rangeText, today, visitsAsked } from './asked.ts'

/** Rows of one file: a sheet of Excel ends at 1,048,576, and its head and foot need a few. */
export const MOST_ROWS = 1_000_000

/**
 * Asks for the format of a file. What it is of stands in the button, else it is what was last shown of this venue's log,
 * else today.
 */
export async function askFormat(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', ...days] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'export the log')
  if (!venue) return
  const asked = await withGateName(turn, venue, askedOfPress(days) ?? lastShown(turn, venue.id))
  const visits = await visitsOf(turn, venue.id, asked)
  if (visits === 0) return sayNone(turn, venue, asked)
  const values = { venue: venue.name, range: rangeText(asked), visits }
  turn.session = { ...turn.session, exporting: { venueId: venue.id, asked } }
  const buttons = EXPORT_FORMATS.map((format) => ({
    label: text(`export.button.${format}`),
    press: `exportAs:${format}.${venue.id}`,
  }))
  say(turn, { text: text('export.ask', values), buttons: [buttons] })
}

function sayNone(turn: Turn, { id, name }: Venue, asked: ExportAsked): void {
  const buttons = [[{ label: text('venue.button.log'), press: `log:${id}` }]]
  say(turn, { text: text('export.none', { venue: name, range: rangeText(asked) }), buttons })
}

/** How many visits the file will have, or that they are more than are counted. */
async function visitsOf(
  { store, city, now }: Turn,
  venueId: number,
  asked: LogAsked,
): Promise<number | Text> {
  const visits = await visitsForFile(store, visitsAsked(venueId, asked, now, city.timeZone))
  return visits === 'more' ? text('log.moreThan', { count: VISITS_COUNTED }) : visits
}

function lastShown({ session, now, city }: Turn, venueId: number): LogAsked {
  const { logAsked } = session
  return logAsked?.venueId === venueId ? logAsked.asked : today(now, city.timeZone)
}

/** A gate of another venue is none of this one's. */
async function withGateName({ store }: Turn, venue: Venue, asked: LogAsked): Promise<ExportAsked> {
  const { gateId, ...all } = asked
  const gate = gateId === undefined ? undefined : await gateById(store, gateId)
  return gate?.venueId === venue.id ? { ...asked, gateName: gate.gateName } : all
}
