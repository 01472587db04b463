import type { Deadlines, RequestKind } from '../../../db/dataRequests.ts'
import { addDays, cityDay, startOfCityDay } from '../../core/cityTime.ts'
import { workingDaysAfter } from '../../core/workingDays.ts'

/** Decree 356/2025, article 5: working days until whoever asks is answered. */
const ANSWER_WORKING_DAYS = 2
/**
 * The same article: days until it is done. What people ask in their own words may be any of these, so the shortest time holds
 * for it.
 */
const DO_DAYS: Readonly<Record<RequestKind, number>> = {
  view: 10,
  copy: 10,
  correct: 10,
  withdraw: 15,
  erase: 20,
  other: 10,
}

/** The last moments for a request, each at the end of its day. */
export function deadlinesOf(kind: RequestKind, askedAt: Date, zone: string): Deadlines {
  const day = cityDay(askedAt, zone)
  const endOf = (last: string) => startOfCityDay(addDays(last, 1), zone)
  return {
    answerBy: endOf(workingDaysAfter(day, ANSWER_WORKING_DAYS)),
    doBy: endOf(addDays(day, DO_DAYS[kind])),
  }
}
