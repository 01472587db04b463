import type { UnitKey } from '../../../db/officials.ts'
import { changeVenue } from '../../../db/venueChanges.ts'
import type { Venue } from '../../../db/venues.ts'
import type { City } from '../../core/city.ts'
import type { Button } from '../../core/outgoing.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { fullName, nameInSentence, type Unit, type UnitDirectory } from '../../core/units.ts'
import { unitsOf } from '../../core/unitsOf.ts'
import { leaveEdit } from './editing.ts'
import { sayChanged } from './menu.ts'
import { venueFor } from './venueFor.ts'
import { tellWard } from './ward.ts'

/** Bodies that one message offers: with the two ways on, a list of Zalo's numbers that still fits a phone. */
const BODIES_SHOWN = 7

type Placed = Pick<Venue, 'id' | 'name' | 'edition' | 'unitCode' | 'bodyCode'>

/** The line of the settings that names the body, where there is one. */
export function bodyLine(city: City, venue: Placed): Text[] {
  const body = bodyOf(city, venue)
  return body ? [text('body.line', { body: nameInSentence(body) })] : []
}

/** The button of the settings, only where the city has bodies that the venue could belong to. */
export function bodyButton(city: City, venue: Placed): Button<Text>[][] {
  if (bodiesFor(city, venue).length === 0 && venue.bodyCode === null) return []
  return [[{ label: text('body.button'), press: `body:${venue.id}` }]]
}

/** The body of a venue that moves: it is kept where the new unit has it too. */
export function bodyThere(city: City, venue: Placed, there: UnitKey): string | null {
  if (venue.edition !== there.edition) return null
  return bodiesFor(city, there).some(({ code }) => code === venue.bodyCode) ? venue.bodyCode : null
}

/** `body:ID` offers the bodies, `body:ID.from.7` more of them, `body:ID.to.CODE` takes one, `body:ID.none` takes it back. */
export async function pressBody(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', what, which = ''] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'edit the venue')
  if (!venue) return
  leaveEdit(turn)
  const bodies = bodiesFor(turn.city, venue)
  if (what === 'none') return leaveBody(turn, venue)
  if (what !== 'to') return offerBodies(turn, venue, bodies, Number(which) || 0)
  const body = bodies.find(({ code }) => code === which)
  if (!body) return say(turn, { text: text('menu.staleButton') })
  await joinBody(turn, venue, body)
}

function offerBodies(turn: Turn, venue: Venue, bodies: readonly Unit[], from: number): void {
  const shown = bodies.slice(from, from + BODIES_SHOWN)
  const next = from + BODIES_SHOWN
  const [more, none] = [next < bodies.length, venue.bodyCode !== null]
  say(turn, {
    text: text('body.ask', { venue: venue.name }),
    buttons: [
      ...shown.map((body) => [
        { label: text('plain.words', { words: fullName(body) }), press: `body:${venue.id}.to.${body.code}` },
      ]),
      ...(more ? [[{ label: text('body.more'), press: `body:${venue.id}.from.${next}` }]] : []),
      ...(none ? [[{ label: text('body.none'), press: `body:${venue.id}.none` }]] : []),
    ],
  })
}

/** The groups of the body hear the venue's name, as the ward's do of a new one. */
async function joinBody(turn: Turn, venue: Venue, body: Unit): Promise<void> {
  const said = text('body.joined', { venue: venue.name, body: nameInSentence(body) })
  if (venue.bodyCode === body.code) return sayChanged(turn, venue.id, said)
  await tellBodyLeft(turn, venue)
  await changeVenue(turn.store, venue.id, { bodyCode: body.code })
  sayChanged(turn, venue.id, said)
  await tellBody(turn, { ...venue, bodyCode: body.code }, text('body.told.joined', { venue: venue.name }))
}

async function leaveBody(turn: Turn, venue: Venue): Promise<void> {
  await tellBodyLeft(turn, venue)
  await changeVenue(turn.store, venue.id, { bodyCode: null })
  sayChanged(turn, venue.id, text('body.left', { venue: venue.name }))
}

async function tellBodyLeft(turn: Turn, venue: Venue): Promise<void> {
  await tellBody(turn, venue, text('body.told.left', { venue: venue.name }))
}

async function tellBody(turn: Turn, { edition, bodyCode }: Placed, said: Text): Promise<void> {
  if (bodyCode !== null) await tellWard(turn, { edition, unitCode: bodyCode }, { text: said })
}

function bodyOf(city: City, { edition, bodyCode }: Placed): Unit | undefined {
  return bodyCode === null ? undefined : unitsOf(city, edition)?.byCode(bodyCode)
}

/** The bodies of the venue's unit and of those above it, the nearest first; of each also those below it. */
function bodiesFor(city: City, { edition, unitCode }: UnitKey): Unit[] {
  const units = unitsOf(city, edition)
  const unit = units?.byCode(unitCode)
  if (!units || !unit) return []
  return [...units.path(unit)].reverse().flatMap(({ code }) => bodiesBelow(units, code))
}

function bodiesBelow(units: UnitDirectory, code: string): Unit[] {
  return units.bodies(code).flatMap((body) => [body, ...bodiesBelow(units, body.code)])
}
