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

/** "Tôi tên là Nguyễn Văn An": what leads to a name, in either language. */
const LEADS_TO_NAME =
  /^\s*(?:(?:tôi|em|mình|con|cháu)\s+(?:tên\s+)?là\s|(?:họ và tên|họ tên|tên)(?:\s+(?:tôi|em|mình|con|cháu))?(?:\s+là\s|\s*:)|my name is\s|(?:full )?name\s*:)\s*/iu

/** A person's full name. */
export const personName: Kind<PersonNameQuestion> = {
  takesNumbers: true,
  prompt: askOnly,
  read(_question, heard) {
    if (heard.kind !== 'text') return { stale: true }
    const parsed = parsePersonName(heard.text.replace(LEADS_TO_NAME, ''))
    return 'name' in parsed ? { answer: parsed.name } : problem(PROBLEMS[parsed.problem])
  },
  restore(_question, stored) {
    const parsed = typeof stored === 'string' ? parsePersonName(stored) : undefined
    return parsed && 'name' in parsed ? parsed.name : undefined
  },
  show: (_question, answer) => words(String(answer)),
  showDiscreetly: (_question, answer) => words(shortName(String(answer))),
}
