import type { Answers } from '../core/form/form.ts'

/** The words answered to a question that its form cannot end without. */
export function answeredText(answers: Answers, question: string): string {
  const answer = answers[question]
  if (typeof answer !== 'string') throw new Error(`a form ended without ${question}`)
  return answer
}

/** The code of the city's unit answered to a question; undefined for a place elsewhere. */
export function answeredUnit(answers: Answers, question: string): string | undefined {
  const answer = answers[question]
  return typeof answer === 'object' && answer !== null && 'code' in answer ? answer.code : undefined
}
