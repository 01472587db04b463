import { addDays, cityDay } from '../../core/cityTime.ts'
import type { LogAsked } from '../../core/logAsked.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { venueFor } from '../venue/venueFor.ts'
import { showAsked, showHeard } from './ask.ts'
import { gateButtons } from './buttons.ts'
import { showLog, withGates } from './show.ts'

/** Days of [7 ngày qua], today among them. */
const WEEK_DAYS = 7
const DAY = /^\d{4}-\d\d-\d\d$/

/** [Nhật ký]: the log of today, whatever was looked at before. */
export async function pressLog(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueFor(turn, Number(venueId), 'read the log')
  if (venue) await showHeard(turn, await withGates(turn, venue), { kind: 'asked' })
}

/** The venue that was asked about before it was known which. */
export async function pressWhich(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueFor(turn, Number(venueId), 'read the log')
  if (venue) await showAsked(turn, venue, turn.session.logWords ?? '')
}

/** [Hôm qua], [7 ngày qua], or a day that a summary was of: the gate stays, a search ends. */
export async function pressDays(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', wanted = ''] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'read the log')
  if (!venue) return
  const days = daysCalled(wanted, cityDay(turn.now, turn.city.timeZone))
  if (!days) return say(turn, { text: text('menu.staleButton') })
  const gateId = lastAsked(turn, venue.id)?.gateId
  await showHeard(turn, await withGates(turn, venue), {
    kind: 'asked',
    days,
    ...(gateId !== undefined && { gateId }),
  })
}

function daysCalled(wanted: string, today: string): { first: string; last: string } | undefined {
  if (wanted === 'today') return { first: today, last: today }
  if (wanted === 'yesterday') return { first: addDays(today, -1), last: addDays(today, -1) }
  if (wanted === 'week') return { first: addDays(today, 1 - WEEK_DAYS), last: today }
  return DAY.test(wanted) && !Number.isNaN(Date.parse(wanted)) ? { first: wanted, last: wanted } : undefined
}

/** [Cửa…] */
export async function pressGates(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueFor(turn, Number(venueId), 'read the log')
  if (!venue) return
  const shown = await withGates(turn, venue)
  say(turn, { text: text('log.whichGate', { venue: venue.name }), buttons: gateButtons(shown) })
}

/** One gate of the days that were shown, or all of them again. */
export async function pressGate(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', gate = ''] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'read the log')
  if (!venue) return
  const shown = await withGates(turn, venue)
  const gateId = shown.gates.find(({ id }) => id === Number(gate))?.id
  if (gate !== 'all' && gateId === undefined) return say(turn, { text: text('menu.staleButton') })
  const today = cityDay(turn.now, turn.city.timeZone)
  const { first, last } = lastAsked(turn, venue.id) ?? { first: today, last: today }
  await showLog(turn, shown, { first, last, ...(gateId !== undefined && { gateId }) })
}

function lastAsked({ session: { logAsked } }: Turn, venueId: number): LogAsked | undefined {
  return logAsked?.venueId === venueId ? logAsked.asked : undefined
}
