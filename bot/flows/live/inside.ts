import { type InsideByGate, insideByGates } from '../../../db/inside.ts'
import { standingPlaces } from '../../../db/shifts.ts'
import { type Venue, venueById } from '../../../db/venues.ts'
import { clock } from '../../core/cityTime.ts'
import { may } from '../../core/rights.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, sayInPlace, type Turn } from '../../core/turn.ts'
import { gateInSentence } from '../gateName.ts'
import { rolesAt } from '../venue/roles.ts'
import { venueFor } from '../venue/venueFor.ts'
import { sayNoVenues } from '../venue/which.ts'
import { ofCapacity } from './insideLine.ts'

/** Venues whose gates are counted in one message; nobody has more in sight, and a message stays below 2,000 characters. */
const VENUES_SHOWN = 10

/** /songuoi: every venue where the person is owner or staff, in one message. */
export async function sayInside(turn: Turn): Promise<void> {
  await sayAllPlaces(turn, say)
}

/** As a new message, or in the place of the one that said it before. */
type Saying = typeof say

async function sayAllPlaces(turn: Turn, saying: Saying): Promise<void> {
  const places = turn.person ? await standingPlaces(turn.store, turn.person.id) : []
  const ids = [...new Set(places.map(({ venueId }) => venueId))].slice(0, VENUES_SHOWN)
  const venues: Venue[] = []
  for (const id of ids) {
    const venue = await venueById(turn.store, id)
    if (venue && may(await rolesAt(turn, venue), 'see who is inside, in numbers')) venues.push(venue)
  }
  if (venues.length === 0) return sayNoVenues(turn)
  await sayCounts(turn, venues, '', saying)
}

/** [Đang ở trong] of a venue. */
export async function pressInside(turn: Turn, venueId: string): Promise<void> {
  await sayPlace(turn, venueId, say)
}

/** [Xem lại] of a venue, or of all: who looks often has one message, with the numbers of now. */
export async function pressInsideAgain(turn: Turn, venueId: string): Promise<void> {
  await sayPlace(turn, venueId, sayInPlace)
}

async function sayPlace(turn: Turn, venueId: string, saying: Saying): Promise<void> {
  if (venueId === '') return sayAllPlaces(turn, saying)
  const venue = await venueFor(turn, Number(venueId), 'see who is inside, in numbers')
  if (venue) await sayCounts(turn, [venue], String(venue.id), saying)
}

async function sayCounts(turn: Turn, venues: readonly Venue[], again: string, saying: Saying): Promise<void> {
  const gates = await insideByGates(
    turn.store,
    venues.map(({ id }) => id),
  )
  const counts = venues.flatMap((venue) =>
    linesOf(
      venue,
      gates.filter(({ venueId }) => venueId === venue.id),
    ),
  )
  const time = clock(turn.now, turn.city.timeZone)
  saying(turn, {
    text: lines(text('inside.head', { time }), ...counts),
    buttons: [[{ label: text('inside.button.again'), press: `insideAgain:${again}`, redraws: true }]],
  })
}

/** The venue in all, and of several gates those through which somebody came who is still there. */
function linesOf({ name: venue, capacity }: Venue, gates: readonly InsideByGate[]): Text[] {
  const all = gates.reduce((sum, { people }) => sum + people, 0)
  const total = text('inside.venue', { venue, people: ofCapacity(all, capacity) })
  const used = gates.length > 1 ? gates.filter(({ people }) => people > 0) : []
  return [
    total,
    ...used.map(({ gateName, people }) => text('inside.gate', { gate: gateInSentence(gateName), people })),
  ]
}
