import type { Holdings } from './holdings.ts'
import { type Slope, slopeOf } from './slope.ts'

type Measured = 'server' | 'anonymous' | 'postgres' | 'handles' | 'sockets'

/** How much something may grow: provably so much an hour in a long run, and so much in all after the warm-up of a short one. */
type Bound = { readonly unit: string; readonly perHour: number; readonly inAll: number }

/**
 * What settles does so in the first minutes: a server that levels off under the fuzzer adds 30 MB after its warm-up, and
 * PostgreSQL fills the caches of its connections. Handles are connections, whose number wavers with what is asked at once.
 */
export const BOUNDS: Readonly<Record<Measured, Bound>> = {
  server: { unit: 'MB', perHour: 60, inAll: 40 },
  anonymous: { unit: 'MB', perHour: 60, inAll: 40 },
  postgres: { unit: 'MB private', perHour: 30, inAll: 30 },
  handles: { unit: 'handles', perHour: 10, inAll: 15 },
  sockets: { unit: 'sockets', perHour: 10, inAll: 15 },
}
/** Seconds: what is measured for less says nothing of an hour, and is judged by what was added in it. */
const LONG = 1_200
/** The first and the last share of the looks, between whose means lies what was added. */
const END_SHARE = 0.25
const MEASURED = Object.keys(BOUNDS) as readonly Measured[]

/** What one thing came to after the warm-up. */
export type Growth = {
  readonly what: Measured
  readonly slope: Slope | undefined
  readonly added: number
  readonly seconds: number
}

/** How everything grew in looks that follow each other. */
export function growthsIn(looks: readonly Holdings[]): readonly Growth[] {
  const seconds = (looks.at(-1)?.seconds ?? 0) - (looks[0]?.seconds ?? 0)
  const share = Math.ceil(looks.length * END_SHARE)
  return MEASURED.map((what) => {
    const slope = slopeOf(looks.map((look) => ({ seconds: look.seconds, value: look[what] })))
    const mean = (some: readonly Holdings[]) => some.reduce((sum, look) => sum + look[what], 0) / some.length
    const added = looks.length === 0 ? 0 : mean(looks.slice(-share)) - mean(looks.slice(0, share))
    return { what, slope, added, seconds }
  })
}

/** Whether something grew by more than it may, or nothing can be said of it, which is no better. */
export function isTooMuch({ what, slope, added, seconds }: Growth): boolean {
  if (!slope) return true
  const { perHour, inAll } = BOUNDS[what]
  return seconds < LONG ? added > inAll : slope.from > perHour
}

/** How something grew, in words. */
export function said({ what, slope, added, seconds }: Growth): string {
  const { unit } = BOUNDS[what]
  if (!slope) return `${what}: too few looks`
  const [perHour, from, to] = [slope.perHour, slope.from, slope.to].map((one) => one.toFixed(1))
  return `${what}: ${added.toFixed(1)} ${unit} added in ${Math.round(seconds)} s; ${perHour} (${from} to ${to}) an hour`
}
