import { NAMES_MINUTES } from '../../../bot/flows/trace/pageLink.ts'
import type { ExposedCount } from '../../../db/exposures.ts'

const MINUTE_MILLISECONDS = 60_000

/** What was counted for the first page of a reading, for the pages that are turned to. */
export type Counts = {
  readonly keep: (token: string, counted: ExposedCount) => void
  readonly kept: (token: string) => ExposedCount | undefined
}

/** In a great city counting takes seconds. Kept in this process alone, as long as a reading lasts; another counts again. */
export function createCounts(now: () => Date): Counts {
  const all = new Map<string, { readonly until: number; readonly counted: ExposedCount }>()
  return {
    keep(token, counted) {
      const at = now().getTime()
      for (const [old, { until }] of all) if (until <= at) all.delete(old)
      all.set(token, { until: at + NAMES_MINUTES * MINUTE_MILLISECONDS, counted })
    },
    kept: (token) => all.get(token)?.counted,
  }
}
