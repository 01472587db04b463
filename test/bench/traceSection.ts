import { realpathSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BenchDatabase, startBenchDatabase } from './benchDatabase.ts'
import type { Section } from './section.ts'
import { buildTraceCity, keptCity, type TraceCity } from './traceCity.ts'
import { measureTrace } from './traceFigures.ts'

/** Bytes on the disk for each visit with its indexes and what hangs on it, and as much again while indexes are sorted. */
const BYTES_A_VISIT = 330
/** Nothing is worth more than what is left free beside it. */
const SPARE_BYTES = 5_000_000_000

/** Nobody else writes, so that what a day is filled with need not go through the log. */
const SETTINGS = { max_wal_size: '8GB', wal_level: 'minimal', max_wal_senders: '0', autovacuum: 'off' }

type Wanted = {
  /** Visits of 30 days in the city. */
  readonly visits: number
  /** How long exposed persons are counted. */
  readonly countSeconds: number
  /** Whether the city is removed at the end and not kept for the next run. */
  readonly forget: boolean
}

/** What a tracer and an official see of a city that is built once and kept in the folder for temporary files. */
export function traceSection({ visits, countSeconds, forget }: Wanted): Section {
  return {
    name: 'trace',
    async run() {
      const folder = join(realpathSync(tmpdir()), `khaibao-bench-trace-${visits}`)
      const { bench, city } = await cityIn(folder, visits)
      try {
        return await measureTrace(bench.url, city, countSeconds)
      } finally {
        await bench.stop()
        if (forget) rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

async function cityIn(folder: string, visits: number): Promise<{ bench: BenchDatabase; city: TraceCity }> {
  const bench = await startBenchDatabase(console.error, SETTINGS, folder)
  const kept = await keptCity(bench.database)
  if (kept) return { bench, city: kept }
  // One that was begun and not finished is no city, nor is one of another generator.
  await bench.stop()
  rmSync(folder, { recursive: true, force: true })
  assureRoom(visits)
  const fresh = await startBenchDatabase(console.error, SETTINGS, folder)
  try {
    return { bench: fresh, city: await buildTraceCity(fresh.database, visits, console.error) }
  } catch (error) {
    await fresh.stop()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function assureRoom(visits: number): void {
  const { bavail, bsize } = statfsSync(tmpdir())
  const [free, needed] = [bavail * bsize, visits * BYTES_A_VISIT + SPARE_BYTES]
  if (free < needed)
    throw new Error(
      `${(needed / 1e9).toFixed(0)} GB are needed in ${tmpdir()} and ${(free / 1e9).toFixed(0)} GB are free`,
    )
}
