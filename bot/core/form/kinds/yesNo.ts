import { fold } from '../../fold.ts'
import { text } from '../../text.ts'
import { type Kind, problem } from '../kind.ts'
import { worded, type YesNoQuestion } from '../question.ts'

/** What people write for yes and no besides the buttons' labels, folded. */
const YES = new Set(['co', 'yes', 'y', 'u', 'uh', 'vang', 'da', 'da co', 'dung', 'dung vay', 'ok', 'duoc'])
const NO = new Set(['khong', 'ko', 'k', 'no', 'n', 'da khong', 'khong co', 'chua'])

/** Yes or no. */
export const yesNo: Kind<YesNoQuestion> = {
  takesNumbers: true,
  prompt: (question) => ({
    ask: worded(question.ask),
    choices: [
      { code: 'yes', label: yesLabel(question) },
      { code: 'no', label: noLabel(question) },
    ],
  }),
  read(_question, heard) {
    if (heard.kind === 'contact') return { stale: true }
    if (heard.kind === 'choice')
      return heard.code === 'yes' || heard.code === 'no' ? { answer: heard.code === 'yes' } : { stale: true }
    const folded = fold(heard.text)
    if (YES.has(folded)) return { answer: true }
    return NO.has(folded) ? { answer: false } : problem(text('form.choice.problem'))
  },
  restore: (_question, stored) => (typeof stored === 'boolean' ? stored : undefined),
  show: (question, answer) => (answer === true ? yesLabel(question) : noLabel(question)),
}

function yesLabel({ yes }: YesNoQuestion) {
  return yes === undefined ? text('form.yes') : worded(yes)
}

function noLabel({ no }: YesNoQuestion) {
  return no === undefined ? text('form.no') : worded(no)
}
