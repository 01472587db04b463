import type { Database } from '../../db/connect.ts'
import { profilesOf } from '../../db/people.ts'
import { alone, type Figure, quantile } from './harness.ts'
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
  const [ours, peer] = [quantile(runs.ours, 0.5), quantile(runs.peer, 0.5)]
  return [
    { name: 'names opened, beside plain columns', ours, peer, ratio: ours / peer, unit: 'a second', runs },
  ]
}

export const shareName = (share: number) => `p${share * 100}`

export function spread(name: string, values: readonly number[], unit = 'ms'): Figure[] {
  return [0.5, 0.95].map((share) => alone(`${name}, ${shareName(share)}`, unit, [quantile(values, share)]))
}

export function beside(
  name: string,
  share: number,
  ours: readonly number[],
  peer: readonly number[],
): Figure {
  const [a, b] = [quantile(ours, share), quantile(peer, share)]
  return { name, ours: a, peer: b, ratio: a / b, unit: 'ms', runs: { ours: [a], peer: [b] } }
}
