import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { FormEnd } from '../flow.ts'
import type { Change } from './change.ts'
import { nameChange, phoneChange, placeChange, typeChange } from './changeFacts.ts'
import { capacityChange, closingChange } from './changeNumbers.ts'
import { leaveEdit, openEdit } from './editing.ts'
import { sayChanged } from './menu.ts'
import { venueFor } from './venueFor.ts'

const CHANGES: Readonly<Record<string, Change>> = {
  name: nameChange,
  type: typeChange,
  place: placeChange,
  phone: phoneChange,
  capacity: capacityChange,
  closing: closingChange,
}

export const changeEnds: readonly FormEnd[] = Object.values(CHANGES).map(({ end }) => end)

/** `change:ID.name` asks for a new name; `change:ID.capacity.none` takes the limit away. */
export async function pressChange(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', what = '', none] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'edit the venue')
  if (!venue) return
  const change = Object.hasOwn(CHANGES, what) ? CHANGES[what] : undefined
  if (!change || (none !== undefined && !change.none)) return say(turn, { text: text('menu.staleButton') })
  const refused = change.refused?.(venue)
  if (refused) return sayChanged(turn, venue.id, refused)
  if (none === undefined) return askFor(turn, change, venue)
  leaveEdit(turn)
  await change.none?.set(turn, venue)
}

async function askFor(
  turn: Turn,
  { end, none }: Change,
  venue: { readonly id: number; readonly name: string },
): Promise<void> {
  const first = text('venueSettings.about', { venue: venue.name })
  await openEdit(turn, end, venue.id, { first, ...(none && { button: none.button(venue.id) }) })
}
