import { startBenchDatabase } from './benchDatabase.ts'
import { buildLogCity } from './logCity.ts'
import { measureLog } from './logFigures.ts'
import type { Section } from './section.ts'

type Wanted = {
  /** Visits of 30 days in the city, a twentieth of them at the venue that is measured. */
  readonly visits: number
  /** How the names of what is asked begin; everything when it is not said. */
  readonly asked?: readonly string[]
}

/** A venue's log in a city that is built for it, in a database of its own because it is filled by numbers. */
export function logSection({ visits, asked = [''] }: Wanted): Section {
  return {
    name: 'log',
    async run() {
      const bench = await startBenchDatabase(console.error, { max_wal_size: '16GB' })
      try {
        const start = performance.now()
        const city = await buildLogCity(bench.database, visits, console.error)
        const built = (performance.now() - start) / 1000
        const figures = await measureLog(bench.url, { ...city, asked }, built)
        const size = `${visits / 1e6} M visits`
        return figures.map((figure) => ({ ...figure, name: `${size}: ${figure.name}` }))
      } finally {
        await bench.stop()
      }
    },
  }
}
