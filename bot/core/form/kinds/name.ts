import { text, words } from '../../text.ts'
import { type Kind, problem } from '../kind.ts'
import type { NameQuestion } from '../question.ts'
import { cleanStored, cleanTyped } from '../typed.ts'
import { askOnly } from './askOnly.ts'

/** Characters, unless the question says otherwise; what fits on a poster in large letters. */
const LONGEST = 100
/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA_START = /^[=+\-@]/
const LINK = /https?:|www\.|\w\.(com|net|org|info|vn)\b/i

/** A telephone number: a name is shown to strangers and in officials' groups. */
const NUMBER = /\d(?:[\s.-]?\d){7}/

/** The name of a thing, in Latin letters as posters print them: no link, no telephone number. */
export const name: Kind<NameQuestion> = {
  takesNumbers: false,
  prompt: askOnly,
  read(question, heard) {
    if (heard.kind !== 'text') return { stale: true }
    const clean = cleanTyped(heard.text)
    const longest = question.longest ?? LONGEST
    if (clean.length > longest) return problem(text('form.tooLong', { longest }))
    return isName(clean) ? { answer: clean } : problem(text('form.name.problem'))
  },
  restore(question, stored) {
    const clean = cleanStored(stored, question.longest ?? LONGEST)
    return clean !== undefined && isName(clean) ? clean : undefined
  },
  show: (_question, answer) => words(String(answer)),
}

function isName(clean: string): boolean {
  const readable = /\p{Script=Latin}|\d/u.test(clean)
  return readable && !FORMULA_START.test(clean) && !LINK.test(clean) && !NUMBER.test(clean)
}
