import { takeTokens } from '../../../db/pace.ts'
import { countSearch } from '../../../db/venueSearches.ts'
import { cityDay } from '../../core/cityTime.ts'
import { type Text, text } from '../../core/text.ts'
import type { LogVenue } from './head.ts'
import type { Reader } from './read.ts'

/** Searches of a venue's log on a day: a door asks after a visitor now and then, and a list of all is read by days. */
export const SEARCHES_A_DAY = 60
/** Searches that are left when it begins to be said how many. */
const FEW_LEFT = 10
/** Searches that a chat may make at once, and how many seconds bring the next: a person types slower than a program. */
const BURST = 10
const SECONDS_EACH = 5

/** Whether a search may be made: what is said of it, if anything, and whether it may not. It is counted where it may. */
export type Permit = { readonly refused: boolean; readonly said?: Text }

/** Counts a search in a venue's log, in the chat and on its page alike. */
export async function permitSearch(
  { store, city, now }: Reader,
  { venue, chatId }: { readonly venue: Pick<LogVenue, 'id' | 'name'>; readonly chatId: number },
): Promise<Permit> {
  const bucket = { name: `search ${chatId}`, perSecond: 1 / SECONDS_EACH, burst: BURST, reserve: 0 }
  const [wait = 0] = await takeTokens(store, [bucket])
  if (wait > 0) return { refused: true, said: text('search.tooFast', { seconds: Math.ceil(wait) }) }
  const count = await countSearch(store, venue.id, cityDay(now, city.timeZone), SEARCHES_A_DAY)
  if (count === undefined)
    return { refused: true, said: text('search.limit', { venue: venue.name, most: SEARCHES_A_DAY }) }
  const left = SEARCHES_A_DAY - count
  if (left > FEW_LEFT) return { refused: false }
  return { refused: false, said: left > 0 ? text('search.left', { count: left }) : text('search.lastOne') }
}
