import { fold } from '../../fold.ts'
import { type Text, text, words } from '../../text.ts'
import { type Kind, problem } from '../kind.ts'
import { type Answer, type ChoiceQuestion, type TypedChoice, worded } from '../question.ts'
import { cleanStored, cleanTyped } from '../typed.ts'

/** One of the choices; where the question allows, other words. */
export const choice: Kind<ChoiceQuestion> = {
  takesNumbers: true,
  prompt: (question) => ({
    ask: worded(question.ask),
    choices: question.choices.map(({ name, label }) => ({ code: name, label: worded(label) })),
  }),
  read(question, heard) {
    if (heard.kind === 'choice')
      return isChoice(question, heard.code) ? { answer: heard.code } : { stale: true }
    if (heard.kind === 'contact') return { stale: true }
    const meant = question.choices.find(({ also }) => also?.some((word) => fold(word) === fold(heard.text)))
    if (meant) return { answer: meant.name }
    return question.typed === undefined
      ? problem(text('form.choice.problem'))
      : readTyped(heard.text, question.typed)
  },
  restore(question, stored) {
    if (typeof stored === 'string') return isChoice(question, stored) ? stored : undefined
    if (question.typed === undefined || !isTyped(stored)) return undefined
    const typed = cleanStored(stored.typed, question.typed)
    return typed === undefined ? undefined : { typed }
  },
  show: labelOf,
}

function readTyped(typed: string, longest: number) {
  const clean = cleanTyped(typed)
  if (clean.length > longest) return problem(text('form.tooLong', { longest }))
  return /\p{L}/u.test(clean) ? { answer: { typed: clean } } : problem(text('form.text.problem'))
}

function labelOf(question: ChoiceQuestion, answer: Answer): Text {
  if (isTyped(answer)) return words(answer.typed)
  const chosen = question.choices.find(({ name }) => name === answer)
  return chosen ? worded(chosen.label) : words('')
}

function isChoice(question: ChoiceQuestion, name: string): boolean {
  return question.choices.some((option) => option.name === name)
}

function isTyped(stored: unknown): stored is TypedChoice {
  return (
    typeof stored === 'object' && stored !== null && 'typed' in stored && typeof stored.typed === 'string'
  )
}
