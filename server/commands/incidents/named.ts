import { type Incident, incidentsNow } from '../../../db/incidents.ts'
import type { Given } from '../command.ts'
import type { Operator } from '../operator.ts'
import { CommandProblem } from '../problem.ts'
import { wholeNumber } from '../wholeNumber.ts'

/** Characters of an entry: several pages. */
const WORDS_LENGTH = 10_000

/** The incident of the number that was written. Throws CommandProblem. */
export async function incidentOf(operator: Operator, given: Given): Promise<Incident> {
  const id = wholeNumber(given.value('ID'))
  const [incident] = id === undefined ? [] : await incidentsNow(await operator.database(), id)
  if (incident) return incident
  throw new CommandProblem(`Không có sự cố số ${given.value('ID')}: xem npm run admin -- incidents list.`)
}

/** What was written down. Throws CommandProblem. */
export function wordsOf(given: Given): string {
  const words = given.list.join(' ').trim()
  if (words === '') throw new CommandProblem('Chưa có lời nào: viết điều đã biết, đã làm, trong dấu nháy.')
  if (words.length > WORDS_LENGTH)
    throw new CommandProblem(`Dài quá ${WORDS_LENGTH} ký tự: chia làm nhiều lần ghi.`)
  return words
}
