import { type GateOwned, gatesOfOwner } from '../../../db/gates.ts'
import { adoptPoster } from '../../../db/nationalPosters.ts'
import { text, words } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { gateInSentence } from '../gateName.ts'
import { unitName } from '../unitName.ts'
import { gatesButton } from './buttons.ts'
import { type GateAt, gateFor } from './gates.ts'
import { venueFor } from './venueFor.ts'
import { tellWardOfOldPoster } from './ward.ts'

/** An owner who was asked for a photo, or for which gate, may be interrupted; after this long it is over. */
const ASKED_HOURS = 4
const HOUR_MILLISECONDS = 3_600_000

/** Gates of several venues in one list; of more, the venue is asked first. */
const GATES_IN_A_LIST = 10

/** [Dùng tờ quốc gia cũ]: the next photo of one goes to this gate and is no arrival. */
export function awaitOldPoster(turn: Turn, { gate, venue }: GateAt): void {
  turn.session = { ...turn.session, adopting: { gateId: gate.id, at: turn.now.toISOString() } }
  say(turn, {
    text: text('gates.adopt.send', { venue: venue.name, gate: gateInSentence(gate.name) }),
  })
}

/** A photo of an old poster that its owner was asked for; false when nobody asked. */
export async function awaitedPosterSent(turn: Turn, payload: string): Promise<boolean> {
  const { adopting } = turn.session
  if (adopting?.gateId === undefined || !isFresh(turn, adopting.at)) return false
  await adoptAt(turn, adopting.gateId, payload)
  return true
}

/**
 * Whoever owns a venue and sends a photo of an old poster that is nobody's may let it go on at one of their gates. What it
 * says is held in the session alone; false for anybody else.
 */
export async function oldPosterOffered(turn: Turn, payload: string): Promise<boolean> {
  const gates = turn.person ? await gatesOfOwner(turn.store, turn.person.id) : []
  if (gates.length === 0) return false
  turn.session = { ...turn.session, adopting: { payload, at: turn.now.toISOString() } }
  const venues = [...new Map(gates.map((gate) => [gate.venueId, gate])).values()]
  if (venues.length > 1 && gates.length > GATES_IN_A_LIST) askWhichVenue(turn, venues)
  else askWhichGate(turn, gates)
  return true
}

function askWhichVenue(turn: Turn, venues: readonly GateOwned[]): void {
  say(turn, {
    text: text('gates.adopt.whichVenue'),
    buttons: venues.map(({ venueId, venueName }) => [
      { label: words(venueName), press: `adoptAt:${venueId}` },
    ]),
  })
}

function askWhichGate(turn: Turn, gates: readonly GateOwned[]): void {
  const choice = ({ venueName, gateName }: GateOwned) =>
    text('gates.adopt.choice', { venue: venueName, gate: gateInSentence(gateName) })
  say(turn, {
    text: text('gates.adopt.which'),
    buttons: gates.map((gate) => [{ label: choice(gate), press: `adopt:${gate.gateId}` }]),
  })
}

/** The venue of several at one of whose gates the poster goes on. */
export async function pressAdoptAt(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueFor(turn, Number(venueId), 'adopt a national poster')
  if (!venue || !turn.person) return
  const gates = await gatesOfOwner(turn.store, turn.person.id)
  askWhichGate(
    turn,
    gates.filter((gate) => gate.venueId === venue.id),
  )
}

/** The gate at which the poster that was photographed goes on. */
export async function pressAdopt(turn: Turn, gateId: string): Promise<void> {
  const { adopting } = turn.session
  if (adopting?.payload === undefined || !isFresh(turn, adopting.at)) {
    return say(turn, { text: text('gates.adopt.over') })
  }
  await adoptAt(turn, Number(gateId), adopting.payload)
}

/** Of a poster that goes on at another's venue nothing is said but that it does. */
async function adoptAt(turn: Turn, gateId: number, payload: string): Promise<void> {
  const at = await gateFor(turn, gateId, 'adopt a national poster')
  const { adopting: _done, ...session } = turn.session
  turn.session = session
  if (!at) return
  const [venue, gate] = [at.venue.name, gateInSentence(at.gate.name)]
  const buttons = [[gatesButton(at.venue.id)]]
  if (!(await adoptPoster(turn.store, gateId, payload))) {
    return say(turn, { text: text('gates.adopt.taken', { unit: unitName(turn.city, at.venue) }), buttons })
  }
  say(turn, { text: text('gates.adopt.done', { venue, gate }), buttons })
  await tellWardOfOldPoster(turn, at.venue, gate)
}

function isFresh({ now }: Turn, at: string): boolean {
  return now.getTime() - Date.parse(at) < ASKED_HOURS * HOUR_MILLISECONDS
}
