import { chatsOfPerson } from '../../../db/chats.ts'
import { holdCapacity, peopleInside, setFull, type VenueCapacity } from '../../../db/inside.ts'
import { chatsOnShift } from '../../../db/shifts.ts'
import { languageOf } from '../../core/languageOf.ts'
import { type Text, text } from '../../core/text.ts'
import { type Turn, tell } from '../../core/turn.ts'

/** A venue that was full is told to be full again only once so few were inside, as a share of its capacity. */
const ROOM_AGAIN = 0.9

/**
 * Tells the owner and those who stand at the door, once, that a venue has reached its capacity; nobody is refused. To be
 * called once a turn, after everything else was recorded in it, because it locks the venue, and persons are locked before
 * venues. Gives the warning when the turn's own chat is one of those that are told: it belongs into the answer there.
 */
export async function noteCapacity(
  turn: Turn,
  { venueId, capacity }: { readonly venueId: number; readonly capacity?: number | null },
): Promise<Text | undefined> {
  const venue = capacity === null ? undefined : await holdCapacity(turn.store, venueId)
  if (!venue) return undefined
  const inside = await peopleInside(turn.store, venueId)
  if (!venue.isFull && inside >= venue.capacity) {
    await setFull(turn.store, venueId, turn.now)
    return warn(turn, venueId, venue)
  }
  if (venue.isFull && inside < venue.capacity * ROOM_AGAIN) await setFull(turn.store, venueId, null)
  return undefined
}

async function warn(
  turn: Turn,
  venueId: number,
  { name: venue, capacity, ownerId }: VenueCapacity,
): Promise<Text | undefined> {
  const warning = text('inside.full', { venue, capacity })
  const buttons = [[{ label: text('inside.button'), press: `inside:${venueId}` }]]
  const chats = await chatsToWarn(turn, venueId, ownerId)
  for (const { id, language } of chats) {
    if (id === turn.chat.id) continue
    tell(turn, { id, language: languageOf({ language }) }, { text: warning, buttons }, 'push')
  }
  return chats.some(({ id }) => id === turn.chat.id) ? warning : undefined
}

/** Every chat on shift there, and the owner's best one where the owner stands at no door. */
async function chatsToWarn({ store }: Turn, venueId: number, ownerId: number | null) {
  const onShift = await chatsOnShift(store, venueId)
  const isOwnerThere = ownerId === null || onShift.some(({ personId }) => personId === ownerId)
  return isOwnerThere ? onShift : [...(await chatsOfPerson(store, ownerId)).slice(0, 1), ...onShift]
}
