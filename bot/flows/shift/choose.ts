import { type StandingPlace, standingPlaces } from '../../../db/shifts.ts'
import type { GateDirection } from '../../../db/venues.ts'
import { type Text, text, words } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { gateInSentence } from '../gateName.ts'
import { saidEnded } from '../scheme/ended.ts'
import { venueFor } from '../venue/venueFor.ts'
import { stand } from './stand.ts'

/** Gates of several venues in one list; of more, the venue is asked first. */
const GATES_IN_A_LIST = 8

const DIRECTIONS = ['in', 'out', 'both'] as const satisfies readonly GateDirection[]

/** /ca: the gate at once when there is one, else which one. For staff this is all that they see of a venue. */
export async function chooseShift(turn: Turn): Promise<void> {
  if (await saidEnded(turn)) return
  const places = turn.person ? await standingPlaces(turn.store, turn.person.id) : []
  if (places.length === 0) return say(turn, { text: text('shift.nowhere') })
  const venues = [...new Map(places.map((place) => [place.venueId, place])).values()]
  if (venues.length > 1 && places.length > GATES_IN_A_LIST) return askWhichVenue(turn, venues)
  await offer(turn, places, venues.length > 1)
}

/** [Đứng ca] of a venue, or [Bắt đầu ca] of none. */
export async function pressShift(turn: Turn, venueId: string): Promise<void> {
  if (venueId === '') return chooseShift(turn)
  const venue = await venueFor(turn, Number(venueId), 'stand at a gate')
  if (!venue || !turn.person) return
  const places = await standingPlaces(turn.store, turn.person.id)
  await offer(
    turn,
    places.filter((place) => place.venueId === venue.id),
    false,
  )
}

async function offer(turn: Turn, places: readonly StandingPlace[], ofSeveral: boolean): Promise<void> {
  const open = places.filter(({ stopped }) => !stopped)
  const [only] = open
  if (!only) return say(turn, { text: text('shift.stopped', { venue: places[0]?.venueName ?? '' }) })
  if (open.length === 1) return choose(turn, only)
  const label = (place: StandingPlace): Text =>
    ofSeveral
      ? text('shift.placeChoice', { venue: place.venueName, gate: gateInSentence(place.gateName) })
      : words(place.gateName)
  say(turn, {
    text: text(ofSeveral ? 'shift.whichPlace' : 'shift.whichGate', { venue: only.venueName }),
    buttons: open.map((place) => [{ label: label(place), press: `stand:${place.gateId}` }]),
  })
}

function askWhichVenue(turn: Turn, venues: readonly StandingPlace[]): void {
  say(turn, {
    text: text('shift.whichVenue'),
    buttons: venues.map(({ venueId, venueName }) => [{ label: words(venueName), press: `shift:${venueId}` }]),
  })
}

/** A gate, or a gate with the way that was asked for: `7`, `7.in`. Whether it may be stood at is looked up anew. */
export async function pressStand(turn: Turn, argument: string): Promise<void> {
  const [gateId = '', wanted] = argument.split('.')
  const places = turn.person ? await standingPlaces(turn.store, turn.person.id) : []
  const place = places.find((one) => String(one.gateId) === gateId)
  const venue = await venueFor(turn, place?.venueId ?? Number.NaN, 'stand at a gate')
  if (!venue || !place) return
  if (place.stopped) return say(turn, { text: text('shift.stopped', { venue: venue.name }) })
  await choose(
    turn,
    place,
    DIRECTIONS.find((direction) => direction === wanted),
  )
}

/** A gate of one way needs no question, and lets nobody be recorded the other way. */
async function choose(turn: Turn, place: StandingPlace, wanted?: GateDirection): Promise<void> {
  const direction = place.direction === 'both' ? wanted : place.direction
  if (direction) return stand(turn, place, direction)
  say(turn, {
    text: text('shift.whichWay', { venue: place.venueName, gate: gateInSentence(place.gateName) }),
    buttons: [
      DIRECTIONS.map((way) => ({ label: text(`shift.way.${way}`), press: `stand:${place.gateId}.${way}` })),
    ],
  })
}
