import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchAcknowledgements } from './acknowledgements.ts'
import { startBenchDatabase } from './benchDatabase.ts'
import { startChild } from './child.ts'
import { report } from './harness.ts'
import { benchLatency } from './latency.ts'
import { findPgbench } from './pgbench.ts'
import { easyPhoto, photoWithoutCode } from './photos.ts'
import { benchTurns } from './wholeTurns.ts'
import { benchZaloAcknowledgements } from './zaloAcknowledgements.ts'

/** `npm run bench:turns`: how fast messages are acknowledged and handled, beside what others do with less. */
findPgbench()
const folder = mkdtempSync(join(tmpdir(), 'khaibao-bench-photos-'))
const bench = await startBenchDatabase(console.error)
for (const [name, photo] of [
  ['easy', await easyPhoto()],
  ['none', await photoWithoutCode()],
] as const)
  writeFileSync(join(folder, `${name}.jpg`), photo)
const api = await startChild('./stubApi.ts', folder)
const apiRoot = String(api.ready)
try {
  report('turns', [
    ...(await benchAcknowledgements(bench, apiRoot)),
    ...(await benchZaloAcknowledgements(bench)),
    ...(await benchTurns(bench, apiRoot)),
    ...(await benchLatency(bench, apiRoot, [
      { name: 'an easy photo', file: 'easy' },
      { name: 'a photo of no code', file: 'none' },
    ])),
  ])
} finally {
  await api.stop()
  await bench.stop()
  rmSync(folder, { recursive: true })
}
