import type { VenueFigures } from '../../../db/figures.ts'

/** Points that are still shown, with one place after the comma. */
const LEAST_POINTS = 0.05

/**
 * The active rate: open venues with a visit among all open ones of the period, in percent. There is none where nothing is
 * open.
 */
export function activeRate({ active, open }: Pick<VenueFigures, 'active' | 'open'>): number | undefined {
  return open === 0 ? undefined : (100 * active) / open
}

/** How a period differs from the one before. */
export type Change = {
  /** Of the active rate, in points; 0 where it would not be seen. */
  readonly points: number
  readonly open: number
  readonly ins: number
  readonly outs: number
}

/** Nothing where nothing was open before: a first day has not changed. */
export function changeSince(before: VenueFigures, current: VenueFigures): Change | undefined {
  const [rate, rateBefore] = [activeRate(current), activeRate(before)]
  if (rate === undefined || rateBefore === undefined) return undefined
  const points = rate - rateBefore
  return {
    points: Math.abs(points) < LEAST_POINTS ? 0 : points,
    open: current.open - before.open,
    ins: current.ins - before.ins,
    outs: current.outs - before.outs,
  }
}

/** By active rate, best first; of one rate those with more venues, else as they stood. Units with nothing open have no rank. */
export function ranked<Part extends { readonly figures: VenueFigures }>(parts: readonly Part[]): Part[] {
  const rateOf = ({ figures }: Part) => activeRate(figures) ?? 0
  return parts
    .filter(({ figures }) => figures.open > 0)
    .sort((one, other) => rateOf(other) - rateOf(one) || other.figures.open - one.figures.open)
}

/** Those with open venues and without a visit, as they stood. */
export function quiet<Part extends { readonly figures: VenueFigures }>(parts: readonly Part[]): Part[] {
  return parts.filter(({ figures }) => figures.open > 0 && figures.active === 0)
}
