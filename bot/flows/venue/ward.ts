import { wasClosedWhileSuspended } from '../../../db/findVenues.ts'
import { boundGroups, type UnitKey } from '../../../db/officials.ts'
import type { NewVenue, Venue } from '../../../db/venues.ts'
import { languageOf } from '../../core/languageOf.ts'
import type { Button, Reply } from '../../core/outgoing.ts'
import { soundsOfficial } from '../../core/soundsOfficial.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { type Turn, tell } from '../../core/turn.ts'

/** How long a venue that was closed while suspended is remembered by its name. */
const SUSPENDED_DAYS = 90
const DAY_MILLISECONDS = 86_400_000

/** What the ward's groups hear of a venue: its name alone, without address or registrant. */
type Told = UnitKey & Pick<Venue, 'id' | 'name'>

/** Tells the groups of a unit, but not the one in which it was done. */
export async function tellWard(turn: Turn, { edition, unitCode }: UnitKey, reply: Reply): Promise<void> {
  for (const group of await boundGroups(turn.store, { edition, unitCode })) {
    if (group.chatId === turn.chat.id) continue
    tell(turn, { id: group.chatId, language: languageOf(group) }, reply, 'push')
  }
}

export function suspendButton(venueId: number): Button<Text> {
  return { label: text('group.button.suspend'), press: `suspend:${venueId}` }
}

/** Where a group has no buttons a number answers nothing that was pushed, so the command is named. */
function withSuspend(said: Text, { id, name }: Told): Reply {
  return {
    text: said,
    buttons: [[suspendButton(id)]],
    insteadOfNumbers: text('group.venueByName', { venue: name }),
  }
}

type Registered = Told & Pick<NewVenue, 'foldedName'>

/** A suspension must not be shed by closing a venue and registering it again: the ward is told of the name. */
export async function tellWardOfNewVenue(turn: Turn, venue: Registered, isDouble: boolean): Promise<void> {
  const since = new Date(turn.now.getTime() - SUSPENDED_DAYS * DAY_MILLISECONDS)
  const isAgain = await wasClosedWhileSuspended(turn.store, venue, venue.foldedName, since)
  const said = lines(
    text('group.newVenue', { venue: venue.name }),
    ...officialLine(venue.name),
    ...(isDouble ? [text('group.likelyDouble')] : []),
    ...(isAgain ? [text('group.closedWhileSuspended')] : []),
  )
  await tellWard(turn, venue, withSuspend(said, venue))
}

/** A name as if an office stood behind it stops nobody: hospitals and offices are venues too, and the ward knows which. */
function officialLine(name: string): readonly Text[] {
  return soundsOfficial(name) ? [text('group.soundsOfficial')] : []
}

export async function tellWardOfClosing(turn: Turn, venue: Told): Promise<void> {
  await tellWard(turn, venue, { text: text('group.venueClosed', { venue: venue.name }) })
}

export async function tellWardOfRename(turn: Turn, venue: Told, name: string): Promise<void> {
  const said = lines(text('group.venueRenamed', { before: venue.name, venue: name }), ...officialLine(name))
  await tellWard(turn, venue, withSuspend(said, { ...venue, name }))
}

export async function tellWardOfNewOwner(turn: Turn, venue: Told): Promise<void> {
  await tellWard(turn, venue, { text: text('group.venueGiven', { venue: venue.name }) })
}

export async function tellWardOfOldPoster(turn: Turn, venue: Told, gate: string): Promise<void> {
  await tellWard(turn, venue, { text: text('group.oldPoster', { venue: venue.name, gate }) })
}
