import { type NameProblem, parsePersonName, shortName } from '../../personName.ts'
import { type Text, text, words } from '../../text.ts'
import { type Kind, problem } from '../kind.ts'
import type { PersonNameQuestion } from '../question.ts'
import { askOnly } from './askOnly.ts'

const PROBLEMS: Readonly<Record<NameProblem, Text>> = {
  empty: text('form.personName.signs'),
  tooLong: text('form.personName.tooLong'),
  digits: text('form.personName.digits'),
  signs: text('form.personName.signs'),
}

/** A person's full name. */
export const personName: Kind<PersonNameQuestion> = {
  takesNumbers: true,
  prompt: askOnly,
  read(_question, heard) {
    if (heard.kind !== 'text') return { stale: true }
    const parsed = parsePersonName(heard.text)
    return 'name' in parsed ? { answer: parsed.name } : problem(PROBLEMS[parsed.problem])
  },
  restore(_question, stored) {
    const parsed = typeof stored === 'string' ? parsePersonName(stored) : undefined
    return parsed && 'name' in parsed ? parsed.name : undefined
  },
  show: (_question, answer) => words(String(answer)),
  showDiscreetly: (_question, answer) => words(shortName(String(answer))),
}
