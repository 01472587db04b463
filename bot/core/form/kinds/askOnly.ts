import type { Prompt } from '../kind.ts'
import { type Question, worded } from '../question.ts'

/** A question that has no buttons of its own. */
export function askOnly(question: Question): Prompt {
  return { ask: worded(question.ask), choices: [] }
}
