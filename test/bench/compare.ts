import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { table } from './harness.ts'
import { readChoice, SECTIONS } from './joint.ts'
import {
  type Compared,
  compareWithRecorded,
  hasFallen,
  lowerOf,
  MEASURED,
  type Measured,
  RECORDED,
  type Recorded,
  ratiosOf,
} from './recorded.ts'
import { runSections } from './section.ts'

const RECORDED_FILE = fileURLToPath(new URL('./recorded.json', import.meta.url))
const MEASURED_FILE = fileURLToPath(new URL('../../bench-output/bench.json', import.meta.url))
const GIGABYTE = 2 ** 30

/**
 * `npm run bench:compare`: fails when a ratio of the last `npm run bench` is a quarter or more below the one of
 * `test/bench/recorded.json`, or is missing. `-- --only turns,photos` measures these first and compares them alone;
 * `-- --record` records the last run, `-- --record-lower` of each ratio the lower one of it and what was recorded: some ratios are
 * others in a machine's slow hours, and only what is lost in these too is lost by the code.
 */
const { only, record } = readChoice(process.argv.slice(2))
if (only) await runSections('bench', only)
const measured = read(MEASURED_FILE, 'npm run bench')
if (record) recordRun(MEASURED.parse(measured), record)
else compareRun(readRecorded(), MEASURED.parse(measured))

function compareRun({ recordedOn, machine, ratios }: Recorded, run: Measured): void {
  const names = only?.map(({ name }) => name) ?? Object.keys(ratios)
  const wanted = Object.fromEntries(Object.entries(ratios).filter(([section]) => names.includes(section)))
  const compared = compareWithRecorded({ ratios: wanted }, run)
  console.log(`\nRatios beside those of ${recordedOn} (${machine}); higher is better in all of them.\n`)
  console.log(table([['', 'recorded', 'now', ''], ...compared.map(rowOf)]))
  if (hasFallen(compared)) process.exitCode = 1
}

function rowOf({ section, name, recorded, now, verdict }: Compared): string[] {
  const shown = (ratio: number | undefined) => ratio?.toFixed(2) ?? ''
  return [`${section}: ${name}`, shown(recorded), shown(now), verdict === 'held' ? '' : verdict]
}

/** Only a whole run is recorded: what failed in it would otherwise never be missed again. */
function recordRun(run: Measured, how: 'anew' | 'lower'): void {
  const measured = ratiosOf(run)
  const missing = SECTIONS.filter(({ name }) => measured[name] === undefined).map(({ name }) => name)
  if (missing.length > 0) throw new Error(`the last run has nothing of: ${missing.join(', ')}`)
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / GIGABYTE)} GiB, Node ${process.version}`
  const ratios = how === 'lower' ? lowerOf(readRecorded().ratios, measured) : measured
  const recordedOn = new Date().toISOString().slice(0, 10)
  const recorded: Recorded = { recordedOn, machine, ratios }
  writeFileSync(RECORDED_FILE, `${JSON.stringify(recorded, null, 2)}\n`)
}

function readRecorded(): Recorded {
  return RECORDED.parse(read(RECORDED_FILE, 'npm run bench:compare -- --record'))
}

function read(file: string, madeBy: string): unknown {
  if (!existsSync(file)) throw new Error(`${file} is missing: ${madeBy}`)
  return JSON.parse(readFileSync(file, 'utf8'))
}
