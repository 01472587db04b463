import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'

/** What one run of people under faults came to. */
export type FaultSum = {
  readonly name: string
  /** Faults that were injected. */
  readonly faults: number
  /** What people did that was acknowledged, and how much of it was handled. */
  readonly acknowledged: number
  readonly handled: number
  readonly lost: number
  readonly doubled: number
  /** Answers that came a second time, which only a crash or a lost answer of the messenger may cause. */
  readonly deliveredTwice: number
  /** What else was measured, such as a time without service. */
  readonly note?: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    faultSums: string
  }
}

/** Vitest's global setup: gathers what each run under faults came to and prints it as one table at the end. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'khaibao-faults-'))
  const file = join(folder, 'sums.jsonl')
  appendFileSync(file, '')
  project.provide('faultSums', file)
  return () => {
    const sums = readFileSync(file, 'utf8').split('\n').filter(Boolean)
    rmSync(folder, { recursive: true })
    if (sums.length > 0) console.log(tableOf(sums.map((line) => JSON.parse(line) as FaultSum)))
  }
}

/** Adds a run to the table. */
export function sumUp(sum: FaultSum): void {
  appendFileSync(inject('faultSums'), `${JSON.stringify(sum)}\n`)
}

const FIGURES = ['faults', 'acknowledged', 'handled', 'lost', 'doubled', 'deliveredTwice'] as const

function tableOf(sums: readonly FaultSum[]): string {
  const total = FIGURES.map((figure) => sums.reduce((sum, one) => sum + one[figure], 0))
  const rows = [
    ['', 'faults', 'acknowledged', 'handled', 'lost', 'doubled', 'said twice', ''],
    ...sums.map((sum) => [sum.name, ...FIGURES.map((figure) => String(sum[figure])), sum.note ?? '']),
    ['all', ...total.map(String), ''],
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column === row.length - 1
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
