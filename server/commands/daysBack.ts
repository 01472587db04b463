import type { Given } from './command.ts'
import type { Operator } from './operator.ts'
import { CommandProblem } from './problem.ts'
import { wholeNumber } from './wholeNumber.ts'

/** Days that are shown unless others are asked for, and the most: what is watched is kept for a year. */
export const DAYS = 7
const DAYS_AT_MOST = 365
const DAY_MILLISECONDS = 86_400_000

/** From when on to look, by `--days`. Throws CommandProblem. */
export function daysBack({ now }: Operator, given: Given): { readonly days: number; readonly since: Date } {
  const asked = given.optional('days')
  const days = asked === undefined ? DAYS : wholeNumber(asked)
  if (days === undefined || days < 1 || days > DAYS_AT_MOST)
    throw new CommandProblem(`--days là số ngày, từ 1 đến ${DAYS_AT_MOST}.`)
  return { days, since: new Date(now.getTime() - days * DAY_MILLISECONDS) }
}
