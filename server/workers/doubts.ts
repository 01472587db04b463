import { addDays, cityDay, cityHour, startOfCityDay } from '../../bot/core/cityTime.ts'
import { DAY_LEAST, DAY_TIMES, doubtOfDay, mostOfDay } from '../../bot/core/fullDay.ts'
import { doubtsOfSpeed } from '../../bot/core/impossibleSpeed.ts'
import { BURST_HALF, type Doubt, doubtOf, HOUR_LEAST, SLOT_MINUTES } from '../../bot/core/plausibility.ts'
import { isNight, PAST_DAYS, USUAL_DAYS } from '../../bot/core/quietHours.ts'
import type { CheckInWay } from '../../bot/core/session.ts'
import type { Store } from '../../db/connect.ts'
import type { Span } from '../../db/figures.ts'
import { type FullDay, fullDays } from '../../db/fullDays.ts'
import { arrivalsOfMovers, type SlotOfGate, slotsOfVenues } from '../../db/ownArrivals.ts'
import { pastOfVenues, type SuspectedVenue, suspectedVenues } from '../../db/plausibility.ts'

/** A venue's arrivals that are hard to believe. */
export type FoundDoubt = Doubt & { readonly venueId: number }

/** What visitors record by themselves. Whom staff saw, or a family brought along, did come. */
const OWN_WAYS: readonly CheckInWay[] = ['photo', 'link', 'code']
/** Venues that are judged in one look at an hour; a look at so many takes a second or two. */
const VENUES_AT_ONCE = 2_000
const MINUTE_MILLISECONDS = 60_000
const HOUR_MINUTES = 60
const HOUR_MILLISECONDS = HOUR_MINUTES * MINUTE_MILLISECONDS

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
  const ofVenue = byVenue(slots)
  return suspected.flatMap(({ id, type, ...venue }: SuspectedVenue) => {
    const past = pasts.get(id) ?? { knownDays: 0, hourly: [] }
    const seen = { startsAt: hour, cityHour: cityHourOf, slots: ofVenue.get(id) ?? [], past }
    const doubt = doubtOf({ ...venue, venueType: type, ...seen })
    return doubt ? [{ ...doubt, venueId: id }] : []
  })
}

/** What is hard to believe of a day of the city so far: where more came than may, by all ways, those who came by themselves are counted. */
export async function doubtsOfDay(store: Store, day: string, zone: string): Promise<FoundDoubt[]> {
  const sieve = { least: DAY_LEAST, times: DAY_TIMES, usualDays: USUAL_DAYS, days: PAST_DAYS }
  const full = await fullDays(store, day, { ...sieve, atMost: VENUES_AT_ONCE })
  const suspected = full.map(venueDayOf).filter((one) => one.count > mostOfDay(one))
  if (suspected.length === 0) return []
  const span = { from: startOfCityDay(day, zone), to: startOfCityDay(addDays(day, 1), zone) }
  const ids = suspected.map(({ venueId }) => venueId)
  const slots = byVenue(await slotsOfVenues(store, ids, span, { ways: OWN_WAYS, minutes: HOUR_MINUTES }))
  return suspected.flatMap(({ venueId, ...venue }) => {
    const doubt = doubtOfDay(venue, slots.get(venueId) ?? [])
    return doubt ? [{ ...doubt, venueId }] : []
  })
}

function venueDayOf({ type, ...day }: FullDay) {
  return { ...day, venueType: type }
}

function byVenue(slots: readonly SlotOfGate[]): ReadonlyMap<number, SlotOfGate[]> {
  const venues = new Map<number, SlotOfGate[]>()
  for (const slot of slots) {
    const ofVenue = venues.get(slot.venueId)
    if (ofVenue) ofVenue.push(slot)
    else venues.set(slot.venueId, [slot])
  }
  return venues
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
