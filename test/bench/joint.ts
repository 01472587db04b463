import { parseArgs } from 'node:util'
import { exportSection } from './benchExport.ts'
import { checkInSection } from './checkIns/figures.ts'
import { coldStart } from './coldStart.ts'
import { logSection } from './logSection.ts'
import { memory } from './memory.ts'
import { processes } from './processes.ts'
import { photos, posters } from './qr/sections.ts'
import type { Section } from './section.ts'
import { summaryPictures } from './summaryPicture.ts'
import { traceSection } from './traceSection.ts'
import { acknowledgements, turns, zalo } from './turnSections.ts'

/** Visits of the cities of a log and of tracing: a tenth and less of what `bench:log` and `bench:trace` are of. */
const VISITS = 2_000_000

/** Check-ins a second that two cores carry: where they come faster than they are done, times only tell how long it went on. */
const CARRIED = 100

/** Everything that is measured in one run, as long as all of it takes no more than 25 minutes on two cores. */
export const SECTIONS: readonly Section[] = [
  acknowledgements,
  zalo,
  turns,
  processes,
  coldStart,
  memory,
  photos,
  posters,
  summaryPictures,
  exportSection,
  logSection({
    visits: VISITS,
    asked: [
      'first page of a day',
      'head count and counts of a day',
      'search in 30 days, a common word',
      'search in 30 days, a whole phone number',
      'search in 30 days, mixed',
    ],
  }),
  traceSection({ visits: VISITS, countSeconds: 5, forget: true }),
  checkInSection({ perSecond: CARRIED, seconds: 30, warmUpSeconds: 15, mustKeep: false }),
]

/** Reads `--only a,b` and what to record; throws with words when it cannot be understood. */
export function readChoice(words: readonly string[]): {
  readonly only: readonly Section[] | undefined
  /** `anew` forgets what was recorded; `lower` keeps of each ratio the lower one. */
  readonly record: 'anew' | 'lower' | undefined
} {
  const { values } = parseArgs({
    args: [...words],
    options: { only: { type: 'string' }, record: { type: 'boolean' }, 'record-lower': { type: 'boolean' } },
  })
  const wanted = values.only?.split(',').map((name) => name.trim())
  const stray = wanted?.find((name) => !SECTIONS.some((section) => section.name === name))
  if (stray !== undefined)
    throw new Error(`${stray} is none of: ${SECTIONS.map(({ name }) => name).join(', ')}`)
  const only = wanted && SECTIONS.filter(({ name }) => wanted.includes(name))
  return { only, record: values.record ? 'anew' : values['record-lower'] ? 'lower' : undefined }
}
