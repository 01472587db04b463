import { startBenchDatabase } from './benchDatabase.ts'
import { report } from './harness.ts'
import { buildLogCity } from './logCity.ts'
import { measureLog } from './logFigures.ts'

/** Visits of 30 days in the city that the figures are of; `-- --visits 2000000` builds a smaller one for a quick look. */
const VISITS = 20_000_000

/** `npm run bench:log`: how fast a venue's log is shown and searched in a city full of visits, beside simpler ways. */
const visits = visitsWanted(process.argv)
const bench = await startBenchDatabase(console.error, { max_wal_size: '16GB' })
try {
  const start = performance.now()
  const city = await buildLogCity(bench.database, visits, console.error)
  const built = (performance.now() - start) / 1000
  report('log', await measureLog(bench.url, city, built))
} finally {
  await bench.stop()
}

function visitsWanted(words: readonly string[]): number {
  const at = words.indexOf('--visits')
  const wanted = at < 0 ? VISITS : Number(words[at + 1])
  if (!Number.isSafeInteger(wanted) || wanted < 100_000)
    throw new Error('--visits takes a number from 100000 on')
  return wanted
}
