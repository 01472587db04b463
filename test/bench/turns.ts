import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchAcknowledgements } from './acknowledgements.ts'
import { startBenchDatabase } from './benchDatabase.ts'
import { type Child, startChild } from './child.ts'
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
const children: Child[] = []
try {
  const [easy, without] = [
    await startApi('easy', await easyPhoto()),
    await startApi('none', await photoWithoutCode()),
  ]
  const figures = [
    ...(await benchAcknowledgements(bench, easy)),
    ...(await benchZaloAcknowledgements(bench)),
    ...(await benchTurns(bench, easy)),
    ...(await benchLatency(bench, [
      { name: 'an easy photo', apiRoot: easy },
      { name: 'a photo of no code', apiRoot: without },
    ])),
  ]
  report('turns', figures)
} finally {
  await Promise.all(children.map((child) => child.stop()))
  await bench.stop()
  rmSync(folder, { recursive: true })
}

/** A Bot API whose every photo is this one. */
async function startApi(name: string, photo: Uint8Array): Promise<string> {
  const file = join(folder, `${name}.jpg`)
  writeFileSync(file, photo)
  const child = await startChild('./stubApi.ts', file)
  children.push(child)
  return String(child.ready)
}
