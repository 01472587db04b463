import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OUTPUT = fileURLToPath(new URL('../../bench-output', import.meta.url))
/** Rounds: the machine's mood changes from minute to minute, so ours and peer take turns and medians count. */
const ROUNDS = 3

/** Of what there is to be more and of what less, or neither where it only tells how large something is. */
const UNITS = {
  '/s': 'more',
  'rows/s': 'more',
  'photos/s': 'more',
  'a second': 'more',
  '%': 'more',
  ms: 'less',
  'CPU ms': 'less',
  s: 'less',
  MB: 'less',
  bytes: 'less',
  'bytes a row': 'less',
  '': 'less',
  days: 'less',
  tables: 'less',
  persons: 'neither',
} as const
export type Unit = keyof typeof UNITS

/** What was measured, of ours and of the peer. Only the ratio means anything on another machine. */
export type Figure = {
  readonly name: string
  readonly ours: number
  /** Absent where there is nothing to compare with. */
  readonly peer: number | null
  /** How many times better ours is, whether more or less of it is better: 2 is half the time or twice the pace. */
  readonly ratio: number | null
  readonly unit: Unit
  readonly runs: { readonly ours: readonly number[]; readonly peer: readonly number[] }
}

type Contest = {
  readonly name: string
  readonly unit: Unit
  /** One round each, giving the figure of that round. */
  readonly ours: () => Promise<number>
  readonly peer: () => Promise<number>
}

/** Lets ours and the peer run in turns, three rounds, and compares their medians. */
export async function compare({ name, unit, ours, peer }: Contest): Promise<Figure> {
  const runs = { ours: [] as number[], peer: [] as number[] }
  for (let round = 1; round <= ROUNDS; round++) {
    runs.ours.push(await ours())
    runs.peer.push(await peer())
    console.error(
      `${name}, round ${round}: ${shown(runs.ours.at(-1))} beside ${shown(runs.peer.at(-1))} ${unit}`,
    )
  }
  return beside(name, unit, runs)
}

/** The medians of rounds that were run elsewhere. */
export function beside(name: string, unit: Unit, runs: Figure['runs']): Figure {
  const [ours, peer] = [median(runs.ours), median(runs.peer)]
  return { name, ours, peer, ratio: UNITS[unit] === 'less' ? peer / ours : ours / peer, unit, runs }
}

/** A figure beside what is asked of it: from 1 on it is as good as it is to be. */
export function besideAsked(name: string, unit: Unit, ours: number, asked: number): Figure {
  return beside(name, unit, { ours: [ours], peer: [asked] })
}

/** A figure that has no peer. */
export function alone(name: string, unit: Unit, runs: readonly number[]): Figure {
  return { name, ours: median(runs), peer: null, ratio: null, unit, runs: { ours: runs, peer: [] } }
}

/** Writes `bench-output/<file>.json`; a long bench does so again and again, so that what it had is there when it is ended. */
export function save(file: string, figures: readonly Figure[]): void {
  mkdirSync(OUTPUT, { recursive: true })
  writeFileSync(join(OUTPUT, `${file}.json`), `${JSON.stringify(figures, null, 2)}\n`)
}

/** Writes `bench-output/<file>.json` and prints the same as a table, whose ratios say how many times better ours is. */
export function report(file: string, figures: readonly Figure[]): void {
  save(file, figures)
  const rows = figures.map(({ name, ours, peer, ratio, unit }) => [
    name,
    shown(ours),
    peer === null ? '' : shown(peer),
    ratio === null ? '' : `${ratio.toFixed(2)} ×`,
    unit,
  ])
  console.log(table([['', 'ours', 'peer', 'ratio', 'unit'], ...rows]))
}

/** Cells one under the other. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  const lineOf = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return rows.map((row) => lineOf(row).trimEnd()).join('\n')
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which such a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

function shown(value = Number.NaN): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1)
}
