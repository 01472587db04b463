import { chatsOnShift } from '../../../db/shifts.ts'
import type { Venue } from '../../../db/venues.ts'
import { clock } from '../../core/cityTime.ts'
import { languageOf } from '../../core/languageOf.ts'
import { text } from '../../core/text.ts'
import { type Turn, tell } from '../../core/turn.ts'

/**
 * Tells those who stand at a venue how it goes on from now. Their shifts last, and a guard who is not told would turn people
 * away after it has opened again. The owner is told otherwise.
 */
export async function tellOnShift(
  turn: Turn,
  { id, name, ownerId }: Pick<Venue, 'id' | 'name' | 'ownerId'>,
  now: 'open' | 'paused' | 'suspended',
): Promise<void> {
  const said = text(`shift.told.${now}`, { venue: name, time: clock(turn.now, turn.city.timeZone) })
  for (const chat of await chatsOnShift(turn.store, id, turn.now)) {
    if (chat.id === turn.chat.id || chat.personId === ownerId) continue
    tell(turn, { id: chat.id, language: languageOf(chat) }, { text: said }, 'push')
  }
}
