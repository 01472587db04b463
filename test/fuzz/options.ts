import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { KINDS, type Kind } from './request.ts'

export type Options = {
  readonly count: number
  /** Whether somebody asked for this count, so that a run that ends before it has failed. */
  readonly isCountAsked: boolean
  readonly seed: number
  readonly kinds: readonly Kind[]
  readonly minutes: number
}

const USUAL_COUNT = 100_000

/** `--count 100000 --seed 7 --only telegram --minutes 5`; without a seed one is drawn, and printed. Minutes end it early, which is a failure where a count was asked for too. */
export function readOptions(given: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...given],
    options: {
      count: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string' },
      minutes: { type: 'string' },
    },
  })
  const { only } = values
  const kinds = only === undefined ? KINDS : KINDS.filter((kind) => kind === only)
  const count = Number(values.count ?? USUAL_COUNT)
  const seed = Number(values.seed ?? randomInt(1_000_000))
  if (kinds.length === 0) throw new Error(`--only is one of ${KINDS.join(', ')}`)
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(seed))
    throw new Error('--count and --seed are whole numbers')
  const isCountAsked = values.count !== undefined
  return { count, isCountAsked, seed, kinds, minutes: Number(values.minutes ?? Number.POSITIVE_INFINITY) }
}

/** Of 1,000 inputs so many of each kind: photos cost hundreds of milliseconds each, and Telegram takes 30 answers a second. */
const SHARES: Readonly<Record<Kind, number>> = {
  telegram: 190,
  zalo: 217,
  web: 280,
  codes: 130,
  images: 3,
  pages: 180,
}

/** How many of each kind there will be; together at least `count`. */
export function countsOf({ count, kinds }: Options): ReadonlyMap<Kind, number> {
  const whole = kinds.reduce((sum, kind) => sum + SHARES[kind], 0)
  return new Map(kinds.map((kind) => [kind, Math.ceil((count * SHARES[kind]) / whole)]))
}
