import type { Reply } from '../outgoing.ts'
import { lines, type Text, text } from '../text.ts'
import { nextQuestion, questionsThatApply } from './answers.ts'
import type { FormState, FormStep } from './form.ts'
import { rowsOfButtons } from './layout.ts'
import { type Open, promptOf } from './open.ts'
import type { Answers } from './question.ts'

/** The question, under what is to be said first: one message. */
export function askQuestion(open: Open, first?: Text): FormStep {
  const { form, instance, answers, question, draft, context } = open
  const prompt = promptOf(open)
  const buttons = rowsOfButtons(prompt.choices, { instance, question: question.name }, context.language)
  const shown: Reply = {
    text: first ? lines(first, prompt.ask) : prompt.ask,
    ...(buttons.length > 0 && { buttons }),
    ...(prompt.askContact && { askContact: prompt.askContact }),
    ...(prompt.numbersHint && { numbersHint: prompt.numbersHint }),
  }
  const state = { form: form.name, instance, answers, asked: question.name, ...(draft && { draft }) }
  return { state, replies: [shown] }
}

/** The first question that has no answer, or the end of the form. */
export function askNext({ form, instance, answers, context }: Omit<Open, 'question' | 'draft'>): FormStep {
  const question = nextQuestion(form, answers)
  if (question) return askQuestion({ form, instance, answers, context, question })
  const state: FormState = { form: form.name, instance, answers }
  const names = new Set(questionsThatApply(form, answers).map(({ name }) => name))
  return { state, replies: [], finished: only(answers, names) }
}

/** Says that the button was an old one, and asks the current question again. */
export function staleStep(open: Open): FormStep {
  return { ...askQuestion(open, text('form.stale')), stale: true }
}

function only(answers: Answers, names: ReadonlySet<string>): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)))
}
