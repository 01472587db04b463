import { venuesOwned } from '../../../db/venueChanges.ts'
import { cityDay, startOfCityDay } from '../../core/cityTime.ts'
import type { Person } from '../../core/person.ts'
import { type Text, text } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'

/** Venues that one person may have open: chains of that many exist, and a ward knows who has more. */
const OPEN_VENUES_AT_MOST = 20
/** Registrations by one person on a day of the city: whoever lists a whole market does it in a few days, or through the ward. */
const REGISTRATIONS_A_DAY = 10

/** Why a person may not have another venue; undefined when they may. */
export async function whyNoMoreVenues(turn: Turn, person: Person | undefined): Promise<Text | undefined> {
  const { open, registered } = await countsOf(turn, person)
  if (open >= OPEN_VENUES_AT_MOST) return tooMany(turn)
  if (registered < REGISTRATIONS_A_DAY) return undefined
  return text('venue.tooManyToday', { most: REGISTRATIONS_A_DAY })
}

/** Taking a venue over is no registration, but there may be too many all the same. */
export async function whyNoneTaken(turn: Turn, person: Person): Promise<Text | undefined> {
  return (await countsOf(turn, person)).open >= OPEN_VENUES_AT_MOST ? tooMany(turn) : undefined
}

async function countsOf({ store, now, city: { timeZone } }: Turn, person: Person | undefined) {
  if (!person) return { open: 0, registered: 0 }
  return venuesOwned(store, person.id, startOfCityDay(cityDay(now, timeZone), timeZone))
}

function tooMany({ city }: Turn): Text {
  return text('venue.tooMany', { most: OPEN_VENUES_AT_MOST, whom: city.contact ?? text('venue.ward') })
}
