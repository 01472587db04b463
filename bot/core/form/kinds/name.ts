import { falseWord } from '../../lookAlikes.ts'
import { isTappable, partedWord } from '../../tappable.ts'
import { text, words } from '../../text.ts'
import { type Kind, problem } from '../kind.ts'
import type { NameQuestion } from '../question.ts'
import { cleanStored, cleanTyped } from '../typed.ts'
import { askOnly } from './askOnly.ts'

/** Characters, unless the question says otherwise; what fits on a poster in large letters. */
const LONGEST = 100
/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA_START = /^[=+\-@]/

/** Letters written from right to left turn around the numbers and times that a message says behind the name. */
const TURNS = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** A telephone number: a name is shown to strangers and in officials' groups. */
const NUMBER = /\d(?:[\s.-]?\d){7}/

/**
 * The name of a thing, in Latin letters as posters print them: no link, no telephone number, and each letter what it seems, because
 * strangers go by it.
 */
export const name: Kind<NameQuestion> = {
  takesNumbers: false,
  prompt: askOnly,
  read(question, heard) {
    if (heard.kind !== 'text') return { stale: true }
    const clean = cleanTyped(heard.text)
    const longest = question.longest ?? LONGEST
    if (clean.length > longest) return problem(text('form.tooLong', { longest }))
    const parted = partedWord(clean)
    if (parted !== undefined) return problem(text('form.unparted', { parted }))
    if (!isName(clean)) return problem(text('form.name.problem'))
    const wrong = falseWord(clean)
    return wrong ? problem(text('form.name.lookAlike', wrong)) : { answer: clean }
  },
  restore(question, stored) {
    const clean = cleanStored(stored, question.longest ?? LONGEST)
    return clean !== undefined && isName(clean) && !falseWord(clean) ? clean : undefined
  },
  show: (_question, answer) => words(String(answer)),
}

function isName(clean: string): boolean {
  const readable = /\p{Script=Latin}|\d/u.test(clean)
  return (
    readable && !FORMULA_START.test(clean) && !isTappable(clean) && !NUMBER.test(clean) && !TURNS.test(clean)
  )
}
