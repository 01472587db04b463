import { startBenchDatabase } from './benchDatabase.ts'
import { checkInFigures } from './checkIns/figures.ts'
import { report } from './harness.ts'

/** `npm run bench:load`: how soon check-ins are answered at a steady load; it fails when an answer comes later than is asked. */
const bench = await startBenchDatabase(console.error)
try {
  const figures = await checkInFigures(bench, { seconds: 60, warmUpSeconds: 20 })
  report('load', figures)
  if (figures.some(({ ratio }) => ratio !== null && !(ratio >= 1))) process.exitCode = 1
} finally {
  await bench.stop()
}
