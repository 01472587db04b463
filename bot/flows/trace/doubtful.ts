import type { Store } from '../../../db/connect.ts'
import { flaggedTimes } from '../../../db/plausibilityFlags.ts'
import { cityDay } from '../../core/cityTime.ts'

const HOUR_MILLISECONDS = 3_600_000

type VisitTime = { readonly venueId: number; readonly startedAt: Date }

/** Whether a visit began in an hour in which much at its venue is hard to believe. */
export type IsDoubtful = (visit: VisitTime) => boolean

/**
 * Which of some visits a tracer should doubt: a photo of the poster may have been shared, and the person may never have been
 * there.
 */
export async function doubtsAbout(
  store: Store,
  visits: readonly VisitTime[],
  zone: string,
): Promise<IsDoubtful> {
  const days = [...new Set(visits.map(({ startedAt }) => cityDay(startedAt, zone)))].sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return () => false
  const venues = [...new Set(visits.map(({ venueId }) => venueId))]
  const flags = await flaggedTimes(store, venues, { first, last })
  return ({ venueId, startedAt }) =>
    flags.some(
      (flag) =>
        flag.venueId === venueId &&
        hourOf(startedAt) >= hourOf(flag.firstAt) &&
        hourOf(startedAt) <= hourOf(flag.lastAt),
    )
}

function hourOf(moment: Date): number {
  return Math.floor(moment.getTime() / HOUR_MILLISECONDS)
}
