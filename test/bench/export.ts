import { startBenchDatabase } from './benchDatabase.ts'
import { benchExport } from './benchExport.ts'
import { report } from './harness.ts'

/** `npm run bench:export`: the part of `bench:log` that writes files, alone. */
const bench = await startBenchDatabase(console.error)
try {
  report('export', await benchExport(bench))
} finally {
  await bench.stop()
}
