import type { VenueFigures } from '../../../db/figures.ts'
import { type Text, text } from '../../core/text.ts'

/** Points that are still shown, with one place after the comma. */
const LEAST_POINTS = 0.05

/**
 * The active rate: open venues with a visit among all open ones of the period, in percent. There is none where nothing is
 * open.
 */
export function activeRate({ active, open }: Pick<VenueFigures, 'active' | 'open'>): number | undefined {
  return percentOf(active, open)
}

/** In percent; nothing where there is nothing to be a part of. */
export function percentOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : (100 * part) / whole
}

/** A rate as it is written, a dash where there is none: nothing open is not the same as nobody who came. */
export function percentText(rate: number | undefined): Text {
  return rate === undefined ? text('figures.noRate') : text('figures.percent', { rate: { rate } })
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

/** Whether units differ at all: where nobody came anywhere none is before another. */
export function hasRanks(parts: readonly { readonly figures: VenueFigures }[]): boolean {
  return parts.some(({ figures }) => figures.active > 0)
}

/** Those with open venues and without a visit, as they stood. */
export function quiet<Part extends { readonly figures: VenueFigures }>(parts: readonly Part[]): Part[] {
  return parts.filter(({ figures }) => figures.open > 0 && figures.active === 0)
}
