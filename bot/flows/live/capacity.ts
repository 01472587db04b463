import { chatsOfPerson } from '../../../db/chats.ts'
import { holdCapacity, peopleInside, setFull, type VenueCapacity } from '../../../db/inside.ts'
import { chatsOnShift } from '../../../db/shifts.ts'
import { languageOf } from '../../core/languageOf.ts'
import { type Text, text } from '../../core/text.ts'
import { type Turn, tell } from '../../core/turn.ts'
import { ofCapacity } from './insideLine.ts'

/**
 * From which share of its capacity on a venue is full, or nearly, and below which it is no longer, so that it is told again
 * only once there was room.
 */
const LEVELS = { full: { from: 1, until: 0.9 }, nearly: { from: 0.9, until: 0.85 } } as const

/**
 * Tells the owner and those who stand at the door, once, that a venue has nearly reached its capacity, and once that it has;
 * nobody is refused. To be called once a turn, after everything else was recorded in it, because it locks the venue, and
 * persons are locked before venues. Gives the warning when the turn's own chat is one of those that are told: it belongs
 * into the answer there.
 */
export async function noteCapacity(
  turn: Turn,
  { venueId, capacity }: { readonly venueId: number; readonly capacity?: number | null },
): Promise<Text | undefined> {
  const venue = capacity === null ? undefined : await holdCapacity(turn.store, venueId)
  if (!venue) return undefined
  const people = await peopleInside(turn.store, venueId)
  const share = people / venue.capacity
  const [isFull, isNearlyFull] = [
    isAt('full', share, venue.isFull),
    isAt('nearly', share, venue.isNearlyFull),
  ]
  if (isFull !== venue.isFull || isNearlyFull !== venue.isNearlyFull) {
    await setFull(turn.store, venueId, {
      ...(isFull !== venue.isFull && { fullAt: isFull ? turn.now : null }),
      ...(isNearlyFull !== venue.isNearlyFull && { nearlyFullAt: isNearlyFull ? turn.now : null }),
    })
  }
  if (isFull && !venue.isFull) return warn(turn, venueId, venue, { level: 'full', people })
  if (isNearlyFull && !venue.isNearlyFull) return warn(turn, venueId, venue, { level: 'nearly', people })
  return undefined
}

function isAt(level: keyof typeof LEVELS, share: number, wasAt: boolean): boolean {
  const { from, until } = LEVELS[level]
  return share >= (wasAt ? until : from)
}

async function warn(
  turn: Turn,
  venueId: number,
  { name: venue, capacity, ownerId }: VenueCapacity,
  { level, people }: { readonly level: keyof typeof LEVELS; readonly people: number },
): Promise<Text | undefined> {
  const warning = text(`inside.${level}`, { venue, people: ofCapacity(people, capacity) })
  const buttons = [[{ label: text('inside.button'), press: `inside:${venueId}` }]]
  const chats = await chatsToWarn(turn, venueId, ownerId)
  for (const { id, language } of chats) {
    if (id === turn.chat.id) continue
    tell(turn, { id, language: languageOf({ language }) }, { text: warning, buttons }, 'push')
  }
  return chats.some(({ id }) => id === turn.chat.id) ? warning : undefined
}

/** Every chat on shift there, and the owner's best one where the owner stands at no door. */
async function chatsToWarn({ store, now }: Turn, venueId: number, ownerId: number | null) {
  const onShift = await chatsOnShift(store, venueId, now)
  const isOwnerThere = ownerId === null || onShift.some(({ personId }) => personId === ownerId)
  return isOwnerThere ? onShift : [...(await chatsOfPerson(store, ownerId)).slice(0, 1), ...onShift]
}
