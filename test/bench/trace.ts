import { realpathSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BenchDatabase, startBenchDatabase } from './benchDatabase.ts'
import { report } from './harness.ts'
import { buildTraceCity, keptCity, type TraceCity } from './traceCity.ts'
import { COUNT_SECONDS, measureTrace } from './traceFigures.ts'

/** Visits of 30 days; the figures of record are of `-- --visits 100000000`, which takes a quarter of an hour to build. */
const VISITS = 2_000_000
/** Bytes on the disk for each visit with its indexes and what hangs on it, and as much again while indexes are sorted. */
const BYTES_A_VISIT = 330
/** Nothing is worth more than what is left free beside it. */
const SPARE_BYTES = 5_000_000_000

/** Nobody else writes, so that what a day is filled with need not go through the log. */
const SETTINGS = { max_wal_size: '8GB', wal_level: 'minimal', max_wal_senders: '0', autovacuum: 'off' }

/**
 * `npm run bench:trace`: how fast a tracer sees who was together with a case, in a city that is built once and kept in the
 * folder for temporary files (`khaibao-bench-trace-…`) for the next run; `-- --forget` removes it at the end.
 */
const visits = numberAfter('--visits', VISITS, 100_000)
const countSeconds = numberAfter('--count-seconds', COUNT_SECONDS, 1)
const folder = join(realpathSync(tmpdir()), `khaibao-bench-trace-${visits}`)
const { bench, city } = await cityIn(folder)
try {
  report('trace', await measureTrace(bench.url, city, countSeconds))
} finally {
  await bench.stop()
  if (process.argv.includes('--forget')) rmSync(folder, { recursive: true, force: true })
}

async function cityIn(folder: string): Promise<{ bench: BenchDatabase; city: TraceCity }> {
  const bench = await startBenchDatabase(console.error, SETTINGS, folder)
  const kept = await keptCity(bench.database)
  if (kept) return { bench, city: kept }
  // One that was begun and not finished is no city, nor is one of another generator.
  await bench.stop()
  rmSync(folder, { recursive: true, force: true })
  assureRoom()
  const fresh = await startBenchDatabase(console.error, SETTINGS, folder)
  try {
    return { bench: fresh, city: await buildTraceCity(fresh.database, visits, console.error) }
  } catch (error) {
    await fresh.stop()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function assureRoom(): void {
  const { bavail, bsize } = statfsSync(tmpdir())
  const [free, needed] = [bavail * bsize, visits * BYTES_A_VISIT + SPARE_BYTES]
  if (free < needed)
    throw new Error(
      `${(needed / 1e9).toFixed(0)} GB are needed in ${tmpdir()} and ${(free / 1e9).toFixed(0)} GB are free`,
    )
}

function numberAfter(word: string, usual: number, least: number): number {
  const at = process.argv.indexOf(word)
  const wanted = at < 0 ? usual : Number(process.argv[at + 1])
  if (!Number.isSafeInteger(wanted) || wanted < least)
    throw new Error(`${word} takes a number from ${least} on`)
  return wanted
}
