import { type Text, text, words } from '../../text.ts'
import type { FormContext } from '../form.ts'
import { kindOf } from '../kinds.ts'
import type { Answer, Question, QuestionKind } from '../question.ts'

/** Kinds whose answers are the person's own words: an address, a number of a document. */
const OWN_WORDS: ReadonlySet<QuestionKind> = new Set(['name', 'text'])

/**
 * A known answer so that its owner knows it again, and whoever else got hold of the page's link learns little: a
 * shortened name, a number without its end, the year of a birth, the ward.
 */
export function masked(question: Question, answer: Answer, context: FormContext): Text {
  const kind = kindOf(question)
  if (kind.showDiscreetly) return kind.showDiscreetly(question, answer, context)
  if (question.confidential || OWN_WORDS.has(question.kind) || isElsewhere(answer))
    return text('form.review.kept')
  return question.kind === 'birth' ? words(String(answer).slice(0, 4)) : kind.show(question, answer, context)
}

/** A place elsewhere is in the person's own words too. */
function isElsewhere(answer: Answer): boolean {
  return typeof answer === 'object' && answer !== null && 'province' in answer
}
