import { unitOfGroup } from '../../../db/officials.ts'
import { liftSuspension, suspendVenue } from '../../../db/venueChanges.ts'
import { type Venue, venueById } from '../../../db/venues.ts'
import { clock } from '../../core/cityTime.ts'
import type { Button } from '../../core/outgoing.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { noteAct } from '../noteAct.ts'
import { tellOnShift } from '../shift/tellOnShift.ts'
import { tellPerson } from '../tellPerson.ts'
import { unitName } from '../unitName.ts'
import { venueFor } from '../venue/venueFor.ts'
import { suspendButton, tellWard } from '../venue/ward.ts'
import { isVenueOfGroup } from './groupUnit.ts'

/** What an official can do with a venue, by how it stands. */
function venueAct({ id, suspended }: Pick<Venue, 'id' | 'suspended'>): Button<Text> {
  return suspended ? { label: text('group.button.lift'), press: `lift:${id}` } : suspendButton(id)
}

/** [Tạm đình chỉ]: from now on the venue takes no visits, and its owner is told whom to ask. */
export async function pressSuspend(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueOfGroup(turn, venueId)
  if (!venue || !turn.person) return
  const isNew = await suspendVenue(turn.store, venue.id, { suspendedBy: turn.person.id, now: turn.now })
  const now = { ...venue, suspended: true }
  if (!isNew) return sayStands(turn, now, text('group.alreadySuspended', { venue: venue.name }))
  await noteAct(turn, 'venue suspended', { unit: unitOf(venue), venueId: venue.id })
  sayStands(turn, now, changeText(turn, venue, 'group.suspended'))
  await tellOfChange(turn, venue, 'group.suspended', 'venue.suspendedTold')
  await tellOnShift(turn, venue, 'suspended')
}

/** [Cho hoạt động lại]. */
export async function pressLift(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueOfGroup(turn, venueId)
  if (!venue) return
  const isNew = await liftSuspension(turn.store, venue.id)
  const now = { ...venue, suspended: false }
  if (!isNew) return sayStands(turn, now, text('group.notSuspended', { venue: venue.name }))
  await noteAct(turn, 'suspension lifted', { unit: unitOf(venue), venueId: venue.id })
  sayStands(turn, now, changeText(turn, venue, 'group.lifted'))
  await tellOfChange(turn, venue, 'group.lifted', 'venue.liftedTold')
  await tellOnShift(turn, venue, venue.paused ? 'paused' : 'open')
}

function unitOf({ edition, unitCode }: Venue) {
  return { edition, unitCode }
}

type Change = 'group.suspended' | 'group.lifted'

/** How a venue stands, with what an official can do with it. */
export function sayStands(turn: Turn, venue: Pick<Venue, 'id' | 'suspended'>, said: Text): void {
  say(turn, { text: said, buttons: [[venueAct(venue)]], numbersHint: text('group.sendActNumber') })
}

/** Who did it is not said. */
function changeText(turn: Turn, venue: Venue, key: Change): Text {
  return text(key, { venue: venue.name, time: clock(turn.now, turn.city.timeZone) })
}

/** The owner hears of it, and the ward's groups when it was done in another. */
async function tellOfChange(
  turn: Turn,
  venue: Venue,
  key: Change,
  told: 'venue.suspendedTold' | 'venue.liftedTold',
): Promise<void> {
  const values = {
    venue: venue.name,
    unit: unitName(turn.city, venue),
    time: clock(turn.now, turn.city.timeZone),
  }
  if (venue.ownerId !== null) await tellPerson(turn, venue.ownerId, { text: text(told, values) })
  await tellWard(turn, venue, {
    text: changeText(turn, venue, key),
    buttons: [[venueAct({ id: venue.id, suspended: key === 'group.suspended' })]],
    insteadOfNumbers: text('group.venueByName', { venue: venue.name }),
  })
}

/** A venue below the group's unit, when the one who pressed is an official who may; the group must not learn of others. */
async function venueOfGroup(turn: Turn, venueId: string): Promise<Venue | undefined> {
  const own = await unitOfGroup(turn.store, turn.chat.id)
  const known = Number.isSafeInteger(Number(venueId))
    ? await venueById(turn.store, Number(venueId))
    : undefined
  const isHere = own !== undefined && known !== undefined && isVenueOfGroup(turn, own, known)
  const asked = isHere ? known.id : Number.NaN
  return venueFor(turn, asked, 'suspend the venue', text('group.notForSuspending'))
}
