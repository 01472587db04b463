import { readFileSync } from 'node:fs'

const PAPER = readFileSync(new URL('../../SCALE.md', import.meta.url), 'utf8')

/** What stands in the paper between two marks of a name. */
export function between(mark: string): string {
  const [, held] = PAPER.split(`<!-- ${mark} -->`)
  return held?.split(`<!-- /${mark} -->`)[0] ?? ''
}

/** The names in the rows of a table there, without its head. */
export function rowsBetween(mark: string): string[][] {
  const [, , ...rows] = between(mark).trim().split('\n')
  return rows.map((row) => [...row.matchAll(/`(\w+)`/g)].map(([, name = '']) => name))
}
