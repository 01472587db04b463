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

type Row = FaultSum & { readonly failed: boolean }

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
    if (sums.length > 0) console.log(tableOf(sums.map((line) => JSON.parse(line) as Row)))
  }
}

/**
 * Makes a run whose row stands in the table however it ends: it tells what it has counted before it asserts anything. What it
 * never told stays 0.
 */
export async function summed(
  name: string,
  run: (tell: (counted: Partial<FaultSum>) => void) => Promise<void>,
): Promise<FaultSum> {
  let sum: FaultSum = { name, faults: 0, acknowledged: 0, handled: 0, lost: 0, doubled: 0, deliveredTwice: 0 }
  let failed = true
  try {
    await run((counted) => {
      sum = { ...sum, ...counted }
    })
    failed = false
    return sum
  } finally {
    appendFileSync(inject('faultSums'), `${JSON.stringify({ ...sum, failed } satisfies Row)}\n`)
  }
}

const FIGURES = ['faults', 'acknowledged', 'handled', 'lost', 'doubled', 'deliveredTwice'] as const

function tableOf(sums: readonly Row[]): string {
  const total = FIGURES.map((figure) => sums.reduce((sum, one) => sum + one[figure], 0))
  const rows = [
    ['', 'faults', 'acknowledged', 'handled', 'lost', 'doubled', 'said twice', ''],
    ...sums.map((sum) => [
      sum.failed ? `FAILED: ${sum.name}` : sum.name,
      ...FIGURES.map((figure) => String(sum[figure])),
      sum.note ?? '',
    ]),
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
