import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { sumsByActor, sumsByKind, sumsByUnit, sumsOfPurges } from '../../../db/actSums.ts'
import { columns } from '../columns.ts'
import type { Operator } from '../operator.ts'
import { PURGED_WORDS } from '../purges/words.ts'
import { unitLabel } from '../units/named.ts'
import { ACTOR_WORDS, watchedWords } from './words.ts'

/** Rows of one table of the report: a screen, those with the most first. */
const SHOWN = 15

const COUNTED = ['LẦN ĐỌC'.padStart(8), 'VIỆC LÀM']

/** How often each thing was done, by whom. */
export async function kindLines(operator: Operator, since: Date): Promise<string[]> {
  const sums = await sumsByKind(await operator.database(), since)
  return columns(
    sums.map(({ actorKind, what, count }) => [ACTOR_WORDS[actorKind], watchedWords(what), right(count)]),
  )
}

/** Readings and acts by unit. */
export async function unitLines(operator: Operator, since: Date): Promise<string[]> {
  const [units, former] = [await operator.units(), await operator.formerUnits()]
  const sums = await sumsByUnit(await operator.database(), { since, limit: SHOWN })
  if (sums.length === 0) return []
  const rows = sums.map((sum) => [unitLabel(units, sum, former), right(sum.readings), right(sum.acts)])
  return columns([['ĐƠN VỊ', ...COUNTED], ...rows])
}

/** The same by reader, under the random id that `acts list` takes. */
export async function readerLines(operator: Operator, since: Date): Promise<string[]> {
  const sums = await sumsByActor(await operator.database(), { since, limit: SHOWN })
  if (sums.length === 0) return []
  const rows = sums.map(({ logId, actorKind, readings, acts }) => [
    logId,
    ACTOR_WORDS[actorKind],
    right(readings),
    right(acts),
  ])
  return columns([['MÃ', 'LÀ', ...COUNTED], ...rows])
}

export async function purgeLines(operator: Operator, since: Date): Promise<string[]> {
  const zone = operator.environment.CITY_TIME_ZONE
  const sums = await sumsOfPurges(await operator.database(), since)
  return columns(
    sums.map(({ what, rows, lastAt }) => [
      PURGED_WORDS[what],
      right(rows),
      `gần nhất ${dateAndTime(lastAt, zone)}`,
    ]),
  )
}

/** Numbers stand under each other by their last figure. */
function right(count: number): string {
  return String(count).padStart(8)
}
