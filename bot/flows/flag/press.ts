import type { Days } from '../../../db/figures.ts'

/** The press that shows a unit's flags of some days, from behind some on. */
export function flagsPress(unitCode: string, { first, last }: Days, behind = 0): string {
  return `flags:${unitCode}:${first}:${last}:${behind}`
}
