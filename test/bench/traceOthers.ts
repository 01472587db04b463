import type { Database } from '../../db/connect.ts'
import { profilesOf } from '../../db/people.ts'
import { alone, beside, type Figure, quantile, type Unit } from './harness.ts'
import type { TraceCity } from './traceCity.ts'
import { plainNames } from './tracePeers.ts'

/** A page of names. */
const NAMES = 100

/** How many sealed names are opened a second, beside plain ones that are only read. */
export async function names(database: Database, { persons }: TraceCity): Promise<Figure[]> {
  const rounds = 100
  const rate = async (open: (ids: readonly number[]) => Promise<unknown>) => {
    const start = performance.now()
    for (let round = 0; round < rounds; round++)
      await open(
        Array.from({ length: NAMES }, (_, index) => 1 + (((round * NAMES + index) * 7_919) % persons)),
      )
    return (rounds * NAMES * 1000) / (performance.now() - start)
  }
  const runs = { ours: [] as number[], peer: [] as number[] }
  for (let round = 0; round < 3; round++) {
    runs.ours.push(await rate((ids) => profilesOf(database, ids)))
    runs.peer.push(await rate((ids) => plainNames(database, ids)))
  }
  return [beside('names opened, beside plain columns', 'a second', runs)]
}

export const shareName = (share: number) => `p${share * 100}`

export function spread(name: string, values: readonly number[], unit: Unit = 'ms'): Figure[] {
  return [0.5, 0.95].map((share) => alone(`${name}, ${shareName(share)}`, unit, [quantile(values, share)]))
}
