import { logSection } from './logSection.ts'
import { runSections } from './section.ts'

/** Visits of 30 days in the city that the figures are of; `-- --visits 2000000` builds a smaller one for a quick look. */
const VISITS = 20_000_000

/** `npm run bench:log`: how fast a venue's log is shown and searched in a city full of visits, beside simpler ways. */
await runSections('log', [logSection({ visits: visitsWanted(process.argv) })])

function visitsWanted(words: readonly string[]): number {
  const at = words.indexOf('--visits')
  const wanted = at < 0 ? VISITS : Number(words[at + 1])
  if (!Number.isSafeInteger(wanted) || wanted < 100_000)
    throw new Error('--visits takes a number from 100000 on')
  return wanted
}
