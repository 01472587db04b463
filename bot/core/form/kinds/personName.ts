import { isKinOnly } from '../../kinWords.ts'
import { type NameProblem, parsePersonName, shortName } from '../../personName.ts'
import { type Text, text, words } from '../../text.ts'
import { type Kind, type Prompt, problem, type Reading, SPECIAL, type View } from '../kind.ts'
import type { PersonNameQuestion } from '../question.ts'
import { askOnly } from './askOnly.ts'

const PROBLEMS: Readonly<Record<NameProblem, Text>> = {
  empty: text('form.personName.signs'),
  tooLong: text('form.personName.tooLong'),
  digits: text('form.personName.digits'),
  signs: text('form.personName.signs'),
}

/** Why it is no name, in the same words wherever one is written. */
export function nameProblemText(why: NameProblem): Text {
  return PROBLEMS[why]
}

/** "Tôi tên là Nguyễn Văn An": what leads to a name, in either language. */
const LEADS_TO_NAME =
  /^\s*(?:(?:tôi|em|mình|con|cháu)\s+(?:tên\s+)?là\s|(?:họ và tên|họ tên|tên)(?:\s+(?:tôi|em|mình|con|cháu))?(?:\s+là\s|\s*:)|my name is\s|(?:full )?name\s*:)\s*/iu

/** What politeness puts behind a name; nobody is called so. */
const POLITE = /\s+(?:ạ|nhé|nha)[\s.,!]*$/iu

/** Answers to something else, in the letters in which they are typed: without their accents some would be names. */
const ANSWERS = new Set(
  (
    'đồng ý|dong y|không đồng ý|tôi đồng ý|có|không|khong|vâng|vang|dạ|dạ vâng|dạ có|dạ không|ừ|ok|oke|okay|okie|' +
    'ok ạ|vâng ạ|yes|yeah|yep|no|nope|agree|i agree|disagree|sure'
  ).split('|'),
)

/** A person's full name. One that came without accents may be taken as it is. */
export const personName: Kind<PersonNameQuestion> = {
  takesNumbers: true,
  prompt: (question, view) => suggestionPrompt(view) ?? askOnly(question),
  read(_question, heard, view) {
    if (heard.kind === 'choice' && heard.code === SPECIAL.asIs) return asSuggested(view)
    if (heard.kind !== 'text') return { stale: true }
    if (isAnswer(heard.text) || isKinOnly(heard.text)) return problem(text('form.personName.answer'))
    const parsed = parsePersonName(heard.text.replace(LEADS_TO_NAME, '').replace(POLITE, ''))
    return 'name' in parsed ? { answer: parsed.name } : problem(nameProblemText(parsed.problem))
  },
  restore(_question, stored) {
    const parsed = typeof stored === 'string' ? parsePersonName(stored) : undefined
    return parsed && 'name' in parsed ? parsed.name : undefined
  },
  show: (_question, answer) => words(String(answer)),
  showDiscreetly: (_question, answer) => words(shortName(String(answer))),
}

/** The name is not repeated where the messenger should not learn it. */
function suggestionPrompt({ draft, context }: View): Prompt | undefined {
  const name = draft?.suggested
  if (name === undefined) return undefined
  return {
    ask: context.discreet ? text('form.personName.bareKept') : text('form.personName.bare', { name }),
    choices: [{ code: SPECIAL.asIs, label: text('form.personName.asIs') }],
  }
}

function asSuggested({ draft }: View): Reading {
  const parsed = parsePersonName(draft?.suggested ?? '')
  return 'name' in parsed ? { answer: parsed.name } : { stale: true }
}

function isAnswer(typed: string): boolean {
  return ANSWERS.has(
    typed
      .normalize('NFC')
      .toLowerCase()
      .replace(/[.,!…]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}
