import type { Store } from '../../../db/connect.ts'
import { figuresOfUnits } from '../../../db/figures.ts'
import type { ReportedFigures, Round } from '../../../db/rounds.ts'
import { addDays, daysBetween } from '../../core/cityTime.ts'
import { type Text, text } from '../../core/text.ts'
import { activeRate, percentText } from '../group/rates.ts'

/** The figures of units as they are now, for a round's period, with the visits of the period before it. */
export async function figuresNow(
  store: Store,
  { edition, firstDay, lastDay }: Round,
  unitCodes: readonly string[],
): Promise<ReadonlyMap<string, ReportedFigures>> {
  if (unitCodes.length === 0) return new Map()
  const days = daysBetween(firstDay, lastDay) + 1
  const before = { first: addDays(firstDay, -days), last: addDays(firstDay, -1) }
  const now = await figuresOfUnits(store, edition, unitCodes, { first: firstDay, last: lastDay })
  const earlier = await figuresOfUnits(store, edition, unitCodes, before)
  return new Map(
    [...now].map(([code, { open, newVenues, active, ins, outs, declarations, risky }]) => [
      code,
      {
        open,
        newVenues,
        active,
        ins,
        outs,
        declarations,
        risky,
        insBefore: earlier.get(code)?.ins ?? 0,
      },
    ]),
  )
}

/** A unit's figures as its group reads them, one thing a line. */
export function figureLines({
  open,
  newVenues,
  active,
  ins,
  outs,
  declarations,
  risky,
  insBefore,
}: ReportedFigures): Text[] {
  return [
    text('round.figures.venues', { open, newVenues }),
    text('round.figures.active', {
      active,
      rate: percentText(activeRate({ active, open })),
      zero: open - active,
    }),
    text('round.figures.passages', { ins, outs, insBefore }),
    text('round.figures.declarations', { declarations, risky }),
  ]
}
