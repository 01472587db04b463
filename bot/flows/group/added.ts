import type { Store } from '../../../db/connect.ts'
import { type Days, dailyTotals } from '../../../db/figures.ts'
import { type Telling, type ToldFigures, toldBefore } from '../../../db/toldFigures.ts'
import { addDays } from '../../core/cityTime.ts'

type Counts = Pick<ToldFigures, 'ins' | 'outs' | 'declarations'>

/** What was added to days since a group was told of them, or taken back; `asOf` where they were told at one moment. */
export type Added = Counts & { readonly days: Days; readonly asOf?: Date }

/** What was added to the period that was told last, and in one sum to those before it; and all of them as they are now. */
export type SinceTold = { readonly added: readonly Added[]; readonly now: readonly ToldFigures[] }

/** By difference: to look for late visits themselves would take minutes in a city of a hundred million. */
export async function addedSince(
  store: Store,
  telling: Telling,
  firstDay: string,
  asOf: Date,
): Promise<SinceTold> {
  const told = await toldBefore(store, telling, firstDay)
  const [latest] = told
  const earliest = told.at(-1)
  if (!latest || !earliest) return { added: [], now: [] }
  const daily = await dailyTotals(store, telling.unit, {
    first: earliest.firstDay,
    last: lastDay(telling, latest),
  })
  const now = told.map((one) => {
    const last = lastDay(telling, one)
    const days = daily.filter(({ day }) => day >= one.firstDay && day <= last)
    return { firstDay: one.firstDay, asOf, ...days.reduce<Counts>(sumOf, NOTHING) }
  })
  const [last, ...before] = told.map((one, index) => ({
    days: { first: one.firstDay, last: lastDay(telling, one) },
    asOf: one.asOf,
    ...difference(now[index] ?? one, one),
  }))
  return { added: [...(last ? [last] : []), ...inOneSum(before.filter(isAnything))], now }
}

const NOTHING: Counts = { ins: 0, outs: 0, declarations: 0 }

function lastDay({ period }: Telling, { firstDay }: ToldFigures): string {
  return period === 'day' ? firstDay : addDays(firstDay, 6)
}

/** Latest first, as they stood. */
function inOneSum(before: readonly Added[]): Added[] {
  const [latest, earliest] = [before[0], before.at(-1)]
  if (!latest || !earliest) return []
  const days = { first: earliest.days.first, last: latest.days.last }
  return [{ days, ...before.reduce<Counts>(sumOf, NOTHING) }]
}

function sumOf(one: Counts, other: Counts): Counts {
  return {
    ins: one.ins + other.ins,
    outs: one.outs + other.outs,
    declarations: one.declarations + other.declarations,
  }
}

function difference(now: Counts, told: Counts): Counts {
  return {
    ins: now.ins - told.ins,
    outs: now.outs - told.outs,
    declarations: now.declarations - told.declarations,
  }
}

function isAnything({ ins, outs, declarations }: Counts): boolean {
  return ins !== 0 || outs !== 0 || declarations !== 0
}
