import { type FoundVenue, venuesWithWords } from '../../../db/findVenues.ts'
import { unitOfGroup } from '../../../db/officials.ts'
import { venueById } from '../../../db/venues.ts'
import { dateText } from '../../core/cityTime.ts'
import { foldedWords } from '../../core/fold.ts'
import { inLatinLetters } from '../../core/lookAlikes.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { unitName } from '../unitName.ts'
import { isVenueOfGroup, unitCodesOf } from './groupUnit.ts'
import { sayStands } from './suspension.ts'

/** Venues that are offered to choose from: a search is for one, and nobody is given the list of all. */
const CHOICES_SHOWN = 6
/** Letters of all words together: one or two would list a good part of a ward. */
const LEAST_LETTERS = 3

/** /diadiem TÊN in a group: the venue of its unit with these words in its name, and what an official can do with it. */
export async function findVenue(turn: Turn, named: string): Promise<void> {
  const own = await unitOfGroup(turn.store, turn.chat.id)
  if (!own) return say(turn, { text: text('group.notBound') })
  const words = [...new Set(foldedWords(inLatinLetters(named)))]
  if (words.length === 0) return say(turn, { text: text('group.venueNameMissing') })
  if (words.join('').length < LEAST_LETTERS) {
    return say(turn, { text: text('group.venueNameShort', { least: LEAST_LETTERS }) })
  }
  const where = { edition: own.edition, unitCodes: unitCodesOf(turn, own) }
  const found = await venuesWithWords(turn.store, where, words, CHOICES_SHOWN + 1)
  const [only, ...others] = found
  if (!only) return say(turn, { text: text('group.venueUnknown', { unit: unitName(turn.city, own) }) })
  if (others.length === 0) return showVenue(turn, only)
  say(turn, {
    text: text(found.length > CHOICES_SHOWN ? 'group.whichOfMany' : 'group.whichVenue'),
    numbersHint: text('group.sendVenueNumber'),
    buttons: found
      .slice(0, CHOICES_SHOWN)
      .map((venue) => [{ label: choiceLabel(turn, venue), press: `place:${venue.id}` }]),
  })
}

/** One of several that were offered; it must still be the group's to see. */
export async function pressPlace(turn: Turn, venueId: string): Promise<void> {
  const own = await unitOfGroup(turn.store, turn.chat.id)
  if (!own) return say(turn, { text: text('group.notBound') })
  const venue = Number.isSafeInteger(Number(venueId))
    ? await venueById(turn.store, Number(venueId))
    : undefined
  if (!venue || venue.closed || !isVenueOfGroup(turn, own, venue)) {
    return say(turn, { text: text('group.venueUnknown', { unit: unitName(turn.city, own) }) })
  }
  showVenue(turn, venue)
}

/** Of a venue officials see in a group its name, its unit and whether it is suspended. */
function showVenue(
  turn: Turn,
  venue: Pick<FoundVenue, 'id' | 'name' | 'edition' | 'unitCode' | 'suspended'>,
) {
  const key = venue.suspended ? 'group.venueSuspended' : 'group.venueOpen'
  const said = text(key, { venue: venue.name, unit: unitName(turn.city, venue) })
  sayStands(turn, venue, said)
}

/** Two of one name are told apart by the day on which they were registered. */
function choiceLabel(turn: Turn, venue: FoundVenue): Text {
  return text('group.venueChoice', {
    venue: venue.name,
    unit: unitName(turn.city, venue),
    day: dateText(venue.createdAt, turn.city.timeZone),
  })
}
