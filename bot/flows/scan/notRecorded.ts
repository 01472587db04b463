import type { NotListed } from '../../core/doorList.ts'
import { type Text, text } from '../../core/text.ts'

/** A line that is not recorded: what it lacks, a time that is still to come, the way the shift does not record, or one too many. */
export type NotRecorded = {
  readonly number: number
  readonly problem: NotListed['problem'] | 'future' | 'limit' | 'onlyIn' | 'onlyOut'
}

/**
 * The lines that are not recorded, by their numbers under what each lacks, and that only these are to be sent again: with the
 * day above them, where it is not today.
 */
export function notRecordedLines(not: readonly NotRecorded[], otherDay?: string): Text[] {
  if (not.length === 0) return []
  const inOrder = [...not].sort((one, other) => one.number - other.number)
  const problems = [...new Set(inOrder.map(({ problem }) => problem))]
  const said = problems.map((problem) => {
    const numbers = inOrder.filter((one) => one.problem === problem).map(({ number }) => number)
    return text('scan.not.lines', { numbers: ranges(numbers), why: text(`scan.why.${problem}`) })
  })
  const again = otherDay === undefined ? text('scan.not.again') : text('scan.not.againOf', { day: otherDay })
  return [...said, again]
}

/** `2, 5, 51–58`. */
function ranges(numbers: readonly number[]): string {
  const runs: number[][] = []
  for (const number of numbers) {
    const run = runs.at(-1)
    if (run?.at(-1) === number - 1) run.push(number)
    else runs.push([number])
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(', '))).join(', ')
}
