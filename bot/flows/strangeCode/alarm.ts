import { chatsOfPerson } from '../../../db/chats.ts'
import { boundGroups, type UnitKey } from '../../../db/officials.ts'
import type { Venue } from '../../../db/venues.ts'
import { languageOf } from '../../core/languageOf.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { type Turn, tell } from '../../core/turn.ts'

/** What is told: where, and by how many people, or by one of the venue's own. */
export type Alarm = {
  readonly venue: Venue | undefined
  readonly unit: UnitKey
  readonly people: number
  readonly isOfDoor: boolean
  /** The code is a national poster's that nobody adopted. The city promised that these stay good. */
  readonly isOldPoster: boolean
}

/** Who was told. An owner who reports knows already. */
export type Told = { readonly owner: boolean; readonly ward: boolean }

/**
 * Tells the venue's owner and the groups of its unit that a strange code hangs there; undefined when there is nobody to
 * tell, so that the next report tries again.
 */
export async function raise(turn: Turn, alarm: Alarm): Promise<Told | undefined> {
  const owner = await tellOwner(turn, alarm)
  const ward = await tellWard(turn, alarm, owner)
  return owner || ward ? { owner, ward } : undefined
}

async function tellOwner(turn: Turn, alarm: Alarm): Promise<boolean> {
  const { venue, people, isOldPoster } = alarm
  if (!venue || venue.ownerId === null || venue.closed) return false
  if (venue.ownerId === turn.person?.id) return true
  const [chat] = await chatsOfPerson(turn.store, venue.ownerId)
  if (!chat) return false
  const values = { venue: venue.name, what: whatHangs(alarm) }
  const said = alarm.isOfDoor
    ? text('strangeCode.owner.byStaff', values)
    : text('strangeCode.owner.byPeople', { ...values, count: people })
  tell(
    turn,
    { id: chat.id, language: languageOf(chat) },
    {
      text: lines(said, text(isOldPoster ? 'strangeCode.whatToDo.old' : 'strangeCode.whatToDo.strange')),
      buttons: [[{ label: text('venue.button.posters'), press: `posters:${venue.id}` }]],
    },
    'push',
  )
  return true
}

/** The ward reads the venue's name and how many say so: no address, no person, and no word that somebody typed. */
async function tellWard(turn: Turn, alarm: Alarm, isOwnerTold: boolean): Promise<boolean> {
  const { edition, unitCode } = alarm.unit
  const groups = await boundGroups(turn.store, { edition, unitCode })
  const said = lines(
    wardHead(alarm),
    ...(isOwnerTold ? [text('strangeCode.ward.ownerTold')] : []),
    text(alarm.isOldPoster ? 'strangeCode.ward.pleaseOld' : 'strangeCode.ward.pleaseStrange'),
  )
  for (const group of groups) {
    tell(turn, { id: group.chatId, language: languageOf(group) }, { text: said }, 'push')
  }
  return groups.length > 0
}

function wardHead(alarm: Alarm): Text {
  const { venue, people, isOfDoor } = alarm
  const what = whatHangs(alarm)
  if (venue && isOfDoor) return text('strangeCode.ward.byVenue', { venue: venue.name, what })
  const place = venue ? venue.name : text('strangeCode.ward.somewhere')
  return text('strangeCode.ward.byPeople', { place, what, count: people })
}

function whatHangs({ isOldPoster }: Alarm): Text {
  return text(isOldPoster ? 'strangeCode.what.old' : 'strangeCode.what.strange')
}
