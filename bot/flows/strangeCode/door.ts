import type { Venue } from '../../../db/venues.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { Told } from './alarm.ts'

/** One of the venue's own people reported: what to do at the door, and who else knows by now. */
export function sayToDoor(
  turn: Turn,
  venue: Venue,
  { told, isOldPoster }: { readonly told: Told | undefined; readonly isOldPoster: boolean },
): void {
  const isOwner = venue.ownerId !== null && venue.ownerId === turn.person?.id
  const others = othersTold(told, isOwner)
  say(turn, {
    text: lines(
      text('strangeCode.door', { venue: venue.name }),
      text(isOldPoster ? 'strangeCode.whatToDo.old' : 'strangeCode.whatToDo.strange'),
      ...(others ? [text(others)] : []),
    ),
    ...(isOwner && {
      buttons: [[{ label: text('venue.button.posters'), press: `posters:${venue.id}` }]],
    }),
  })
}

function othersTold(told: Told | undefined, isOwner: boolean) {
  const isOwnerTold = told?.owner === true && !isOwner
  if (isOwnerTold && told.ward) return 'strangeCode.door.bothTold'
  if (isOwnerTold) return 'strangeCode.door.ownerTold'
  return told?.ward ? 'strangeCode.door.wardTold' : undefined
}
