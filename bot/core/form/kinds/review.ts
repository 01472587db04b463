import type { Language } from '../../../../locales/catalogue.ts'
import { fold } from '../../fold.ts'
import { lines, render, type Text, text, words } from '../../text.ts'
import {
  type Choice,
  type GivenAnswer,
  type Kind,
  problem,
  REVIEW,
  type Reading,
  SPECIAL,
  type View,
} from '../kind.ts'
import { type ReviewQuestion, worded } from '../question.ts'

/** What people write instead of pressing [Gửi], folded. */
const SEND = new Set(['ok', 'oke', 'dung', 'dung roi', 'gui', 'gui di', 'goi', 'dong y', 'co', 'send', 'yes'])

const LANGUAGES: readonly Language[] = ['vi', 'en']

/** All answers under each other, to send or to change. Its answer is true, once sent. */
export const review: Kind<ReviewQuestion> = {
  takesNumbers: true,
  prompt(question, view) {
    if (view.draft?.choosing) return { ask: text('form.review.which'), choices: changes(view) }
    const choices = [
      { code: REVIEW.send, label: sendLabel(question) },
      { code: REVIEW.edit, label: text('form.review.edit') },
    ]
    return { ask: lines(worded(question.ask), ...besideOf(question, view), ...rows(view)), choices }
  },
  read(question, heard, view) {
    if (heard.kind === 'contact') return { stale: true }
    if (heard.kind === 'text') {
      const named = view.given().find(({ label }) => isCalled(label, heard.text))
      if (named) return { change: named.name }
      if (view.draft?.choosing) return changeMeant(view, heard.text)
      const isSent = SEND.has(fold(heard.text))
      return isSent ? { answer: true } : problem(text('form.review.problem', { send: sendLabel(question) }))
    }
    if (heard.code === REVIEW.send) return { answer: true }
    if (heard.code === REVIEW.edit) return { draft: { choosing: true } }
    if (heard.code === SPECIAL.back) return { draft: undefined }
    return view.given().some(({ name }) => name === heard.code) ? { change: heard.code } : { stale: true }
  },
  restore: (_question, stored) => (stored === true ? true : undefined),
  show: () => words(''),
}

function sendLabel({ send }: ReviewQuestion): Text {
  return send === undefined ? text('form.review.send') : worded(send)
}

function besideOf({ withBeside }: ReviewQuestion, { context }: View): readonly Text[] {
  return withBeside ? (context.beside?.shown ?? []) : []
}

/** The answers that were given; what was passed over is left out. */
function rows({ given }: View): Text[] {
  return given().flatMap(({ label, shown }: GivenAnswer) =>
    shown ? text('form.review.row', { label, answer: shown }) : [],
  )
}

function changes({ given }: View): Choice[] {
  const questions = given().map(({ name, label }) => ({ code: name, label }))
  return [...questions, { code: SPECIAL.back, label: text('form.review.back') }]
}

function isCalled(label: Text, typed: string): boolean {
  return fold(typed) === fold(render('vi', label)) || fold(typed) === fold(render('en', label))
}

/** Whoever chooses what to change says "tên" for "Họ và tên", as long as no other question is called so too. */
function changeMeant({ given }: View, typed: string): Reading {
  const [meant, ...more] = given().filter(({ label }) => holdsWords(label, typed))
  return meant && more.length === 0 ? { change: meant.name } : problem(text('form.review.problemWhich'))
}

function holdsWords(label: Text, typed: string): boolean {
  const wanted = ` ${fold(typed)} `
  return (
    wanted.trim() !== '' &&
    LANGUAGES.some((language) => ` ${fold(render(language, label))} `.includes(wanted))
  )
}
