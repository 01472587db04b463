import { runSections } from './section.ts'
import { COUNT_SECONDS } from './traceFigures.ts'
import { traceSection } from './traceSection.ts'

/** Visits of 30 days; the figures of record are of `-- --visits 100000000`, which takes a quarter of an hour to build. */
const VISITS = 2_000_000

/**
 * `npm run bench:trace`: how fast a tracer sees who was together with a case, in a city that is built once and kept in the
 * folder for temporary files (`khaibao-bench-trace-…`) for the next run; `-- --forget` removes it at the end.
 */
await runSections('trace', [
  traceSection({
    visits: numberAfter('--visits', VISITS, 100_000),
    countSeconds: numberAfter('--count-seconds', COUNT_SECONDS, 1),
    forget: process.argv.includes('--forget'),
  }),
])

function numberAfter(word: string, usual: number, least: number): number {
  const at = process.argv.indexOf(word)
  const wanted = at < 0 ? usual : Number(process.argv[at + 1])
  if (!Number.isSafeInteger(wanted) || wanted < least)
    throw new Error(`${word} takes a number from ${least} on`)
  return wanted
}
