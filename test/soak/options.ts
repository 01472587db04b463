import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

export type Options = { readonly minutes: number; readonly seed: number }

const USUAL_MINUTES = 60

/** `--minutes 3 --seed 7`; without minutes an hour, without a seed one is drawn, and printed. */
export function readOptions(given: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...given],
    options: { minutes: { type: 'string' }, seed: { type: 'string' } },
  })
  const minutes = Number(values.minutes ?? USUAL_MINUTES)
  const seed = Number(values.seed ?? randomInt(1_000_000))
  if (!(minutes > 0) || !Number.isSafeInteger(seed)) throw new Error('--minutes and --seed are numbers')
  return { minutes, seed }
}
