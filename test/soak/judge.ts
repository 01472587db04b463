import type { Holdings } from './holdings.ts'
import { type Slope, slopeOf } from './slope.ts'

type Measured = 'server' | 'anonymous' | 'postgres' | 'handles' | 'sockets'

/** How much something may grow: provably so much an hour in a long run, and so much in all after the warm-up of a short one. */
type Bound = { readonly unit: string; readonly perHour: number; readonly inAll: number }

/**
 * What settles does so in the first minutes: a server that levels off under the fuzzer adds 30 MB after its warm-up. PostgreSQL fills
 * the caches of the server's 24 connections, with some MB each: 50 MB in the last two of three minutes on a busy machine, less from
 * minute to minute. Handles are connections, whose number wavers with what is asked at once.
 */
export const BOUNDS: Readonly<Record<Measured, Bound>> = {
  server: { unit: 'MB', perHour: 60, inAll: 40 },
  anonymous: { unit: 'MB', perHour: 60, inAll: 40 },
  postgres: { unit: 'MB private', perHour: 30, inAll: 80 },
  handles: { unit: 'handles', perHour: 10, inAll: 15 },
  sockets: { unit: 'sockets', perHour: 10, inAll: 15 },
}
/** Seconds: what is measured for less says nothing of an hour, and is judged by what was added in it. */
const LONG = 1_200
/** The share of the looks at the beginning of what is measured, and at its end, between which lies what was added. */
const END_SHARE = 0.25
const MEASURED = Object.keys(BOUNDS) as readonly Measured[]

/** What one thing came to after the warm-up. */
export type Growth = {
  readonly what: Measured
  readonly slope: Slope | undefined
  readonly added: number
  readonly seconds: number
}

/**
 * How everything grew in looks that follow each other, after a warm-up. Added is what is held at the end above the most that was held
 * before: readers of photos that end when nobody sends any, and come again, are no growth.
 */
export function growthsIn(looks: readonly Holdings[], warm: number): readonly Growth[] {
  const measured = looks.filter(({ seconds }) => seconds >= warm)
  const share = Math.ceil(measured.length * END_SHARE)
  const early = looks.slice(0, looks.length - measured.length + share)
  const late = measured.slice(-share)
  const seconds = (measured.at(-1)?.seconds ?? 0) - (measured[0]?.seconds ?? 0)
  return MEASURED.map((what) => {
    const slope = slopeOf(measured.map((look) => ({ seconds: look.seconds, value: look[what] })))
    const held = late.reduce((sum, look) => sum + look[what], 0) / late.length
    return { what, slope, added: held - Math.max(...early.map((look) => look[what])), seconds }
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
  return `${what}: ${added.toFixed(1)} ${unit} more than before after ${Math.round(seconds)} s; ${perHour} (${from} to ${to}) an hour`
}
