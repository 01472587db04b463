import { schemeEndedAt } from '../../../db/cityState.ts'
import type { City } from '../../core/city.ts'
import { dateText } from '../../core/cityTime.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'

/**
 * Says that the scheme has ended, and since when, where it has: nothing is recorded any more. Asked inside the turn's
 * transaction wherever something would be.
 */
export async function saidEnded(turn: Turn): Promise<boolean> {
  const endedAt = await schemeEndedAt(turn.store)
  if (endedAt) say(turn, { text: text('scheme.ended', { day: dateText(endedAt, turn.city.timeZone) }) })
  return endedAt !== undefined
}

/** The same in a group of officials: no round is opened any more, and papers stay. */
export async function endedHereText({ store, city }: Turn): Promise<Text | undefined> {
  const endedAt = await schemeEndedAt(store)
  return endedAt && text('scheme.endedHere', { day: dateText(endedAt, city.timeZone) })
}

/** That no visit is held any more, where somebody asks for theirs after the end. */
export async function visitsGoneText({ store, city }: Turn): Promise<Text | undefined> {
  const endedAt = await schemeEndedAt(store)
  return endedAt && text('scheme.visitsGone', { day: dateText(endedAt, city.timeZone) })
}

/** Venues that are named to their owner; of more only how many they are. */
const NAMED_AT_MOST = 5

/** What the owner of places hears when it ends: that the papers can come down, and what stays. */
export function ownerToldText(
  city: Pick<City, 'name' | 'timeZone'>,
  endedAt: Date,
  venues: readonly string[],
): Text {
  const day = dateText(endedAt, city.timeZone)
  return venues.length > NAMED_AT_MOST
    ? text('scheme.ownerToldMany', { day, city: city.name, count: venues.length })
    : text('scheme.ownerTold', { day, city: city.name, venues: venues.join(', ') })
}

/** What a unit's group hears. */
export function groupToldText(city: Pick<City, 'name' | 'timeZone'>, unit: string, endedAt: Date): Text {
  return text('scheme.groupTold', { unit, day: dateText(endedAt, city.timeZone), city: city.name })
}
