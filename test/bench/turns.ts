import { benchAcknowledgements } from './acknowledgements.ts'
import { startBenchDatabase } from './benchDatabase.ts'
import { startChild } from './child.ts'
import { report } from './harness.ts'
import { findPgbench } from './pgbench.ts'
import { benchTurns } from './wholeTurns.ts'

/** `npm run bench:turns`: how fast messages are acknowledged and handled, beside what others do with less. */
findPgbench()
const bench = await startBenchDatabase(console.error)
const api = await startChild('./stubApi.ts')
try {
  const figures = [
    ...(await benchAcknowledgements(bench, String(api.ready))),
    ...(await benchTurns(bench, String(api.ready))),
  ]
  report('turns', figures)
} finally {
  await api.stop()
  await bench.stop()
}
