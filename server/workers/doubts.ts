import { cityDay, cityHour } from '../../bot/core/cityTime.ts'
import { doubtsOfSpeed } from '../../bot/core/impossibleSpeed.ts'
import { BURST_HALF, type Doubt, doubtOf, HOUR_LEAST, SLOT_MINUTES } from '../../bot/core/plausibility.ts'
import { isNight, PAST_DAYS } from '../../bot/core/quietHours.ts'
import type { CheckInWay } from '../../bot/core/session.ts'
import type { Store } from '../../db/connect.ts'
import type { Span } from '../../db/figures.ts'
import { arrivalsOfMovers, type SlotOfGate, slotsOfVenues } from '../../db/ownArrivals.ts'
import { pastOfVenues, type SuspectedVenue, suspectedVenues } from '../../db/plausibility.ts'

/** A venue's arrivals that are hard to believe. */
export type FoundDoubt = Doubt & { readonly venueId: number }

/** What visitors record by themselves. Whom staff saw, or a family brought along, did come. */
const OWN_WAYS: readonly CheckInWay[] = ['photo', 'link', 'code']
/** Venues that are judged in one look at an hour; a look at so many takes a second or two. */
const VENUES_AT_ONCE = 2_000
const MINUTE_MILLISECONDS = 60_000
const HOUR_MILLISECONDS = 3_600_000

/** What is hard to believe of an hour: a few venues are sifted out by their counts, and judged by their arrivals and their past. */
export async function doubtsOfHour(store: Store, hour: Date, zone: string): Promise<FoundDoubt[]> {
  const cityHourOf = cityHour(hour, zone)
  const few = { least: HOUR_LEAST, isNight: isNight(cityHourOf) }
  const sieve = { ...few, leastOfMany: BURST_HALF, atMost: VENUES_AT_ONCE }
  const suspected = await suspectedVenues(store, hour, sieve)
  if (suspected.length === 0) return []
  const ids = suspected.map(({ id }) => id)
  const pasts = await pastOfVenues(store, ids, { day: cityDay(hour, zone), hour, days: PAST_DAYS })
  const slots = await slotsOfVenues(store, ids, withSlotBefore(hour), {
    ways: OWN_WAYS,
    minutes: SLOT_MINUTES,
  })
  const ofVenue = new Map<number, SlotOfGate[]>(ids.map((id) => [id, []]))
  for (const slot of slots) ofVenue.get(slot.venueId)?.push(slot)
  return suspected.flatMap(({ id, type, ...venue }: SuspectedVenue) => {
    const past = pasts.get(id) ?? { knownDays: 0, hourly: [] }
    const seen = { startsAt: hour, cityHour: cityHourOf, slots: ofVenue.get(id) ?? [], past }
    const doubt = doubtOf({ ...venue, venueType: type, ...seen })
    return doubt ? [{ ...doubt, venueId: id }] : []
  })
}

function withSlotBefore(hour: Date): Span {
  const before = hour.getTime() - SLOT_MINUTES * MINUTE_MILLISECONDS
  return { from: new Date(before), to: new Date(hour.getTime() + HOUR_MILLISECONDS) }
}

/** Who was within a span at places that nobody reaches so soon. */
export async function doubtsOfSpan(store: Store, span: Span): Promise<FoundDoubt[]> {
  const doubts = doubtsOfSpeed(await arrivalsOfMovers(store, span, OWN_WAYS))
  return [...doubts].map(([venueId, doubt]) => ({ ...doubt, venueId }))
}
