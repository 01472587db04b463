import { chatsOfPerson, noteLanguage } from '../../../db/chats.ts'
import { addStaff, holdStaffCounts, isStaff } from '../../../db/staff.ts'
import { useVenueInvitation, type VenueInvitation } from '../../../db/venueInvitations.ts'
import { type Venue, venueById } from '../../../db/venues.ts'
import { languageOf } from '../../core/languageOf.ts'
import { lines, text } from '../../core/text.ts'
import { ensurePerson, say, type Turn, tell } from '../../core/turn.ts'
import { noteAct } from '../noteAct.ts'
import { unitName } from '../unitName.ts'
import { calledAnywhere, calledHere } from './called.ts'
import { STAFF_AT_MOST } from './invite.ts'

const startButtons = [[{ label: text('shift.button.start'), press: 'shift:' }]]

/**
 * Somebody opened an owner's link, or typed its code, and is staff at once. Their account is kept by the work and not by
 * consent: it needs no name and no phone, and the owner sees only the name that the owner gave.
 */
export async function staffInvitationOpened(
  turn: Turn,
  code: string,
  invitation: VenueInvitation & { readonly good: boolean },
): Promise<void> {
  const venue = await venueById(turn.store, invitation.venueId)
  const { person } = turn
  if (!venue || venue.closed) return say(turn, { text: text('staff.venueClosed') })
  if (person && venue.ownerId === person.id) return sayOwn(turn, venue, invitation)
  if (person && (await isStaff(turn.store, venue.id, person.id))) {
    return say(turn, { text: text('staff.already', { venue: venue.name }), buttons: startButtons })
  }
  const isGood = invitation.good && venue.ownerId === invitation.invitedBy
  if (!isGood) return say(turn, { text: text('staff.spent') })
  await join(turn, code, venue, invitation.name ?? '')
}

/** An owner who tries the code out must not use it up. */
function sayOwn(
  turn: Turn,
  { name: venue }: Venue,
  { good, name = '' }: VenueInvitation & { good: boolean },
) {
  const own = text('staff.own', { venue, name: calledHere(turn, name) })
  say(turn, { text: good ? own : text('staff.ownSpent', { venue }) })
}

async function join(turn: Turn, code: string, venue: Venue, name: string): Promise<void> {
  const { staff } = await holdStaffCounts(turn.store, venue.id, turn.now)
  if (staff >= STAFF_AT_MOST) return say(turn, { text: text('staff.noRoom', { venue: venue.name }) })
  if (!(await useVenueInvitation(turn.store, code, turn.now))) return say(turn, { text: text('staff.spent') })
  const person = await ensurePerson(turn)
  const id = await addStaff(turn.store, {
    venueId: venue.id,
    personId: person.id,
    name,
    addedAt: turn.now,
  })
  await noteAct(turn, 'staff joined', { venueId: venue.id })
  await noteLanguage(turn.store, turn.chat.id, turn.language)
  const unit = unitName(turn.city, venue)
  say(turn, {
    text: lines(
      text('staff.joined', { venue: venue.name, unit }),
      text('staff.mayDo'),
      text('staff.seen', { name: calledHere(turn, name) }),
    ),
    buttons: startButtons,
  })
  await tellOwner(turn, venue, id, name)
}

/**
 * The link may have come to somebody else than was meant, so the owner hears of it, with the way to undo it. No
 * full name in any messenger, because what this one may learn is not known here.
 */
async function tellOwner(turn: Turn, venue: Venue, staffId: number, name: string): Promise<void> {
  if (venue.ownerId === null) return
  const [chat] = await chatsOfPerson(turn.store, venue.ownerId)
  if (!chat) return
  const buttons = [[{ label: text('staff.button.notThem'), press: `staffDrop:${venue.id}.${staffId}` }]]
  const told = text('staff.joinedTold', { name: calledAnywhere(name), venue: venue.name })
  tell(turn, { id: chat.id, language: languageOf(chat) }, { text: told, buttons }, 'push')
}
