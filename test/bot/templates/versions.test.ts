import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { questionsThatApply, settledAnswers } from '../../../bot/core/form/answers.ts'
import { formProblems } from '../../../bot/core/form/check.ts'
import { ask, begin, reply } from '../../../bot/core/form/engine.ts'
import type { Answers, Form, FormState, FormStep, Question } from '../../../bot/core/form/form.ts'
import { worded } from '../../../bot/core/form/question.ts'
import { render, words } from '../../../bot/core/text.ts'
import { formOf } from '../../../bot/templates/template.ts'
import { templateCalled } from '../../support/templates.ts'
import { context, stored } from '../core/form/formWorld.ts'

/** What each kind of question takes. */
const RIGHT: Readonly<Record<Question['kind'], string>> = {
  name: 'Phở 24',
  personName: 'lê an',
  text: 'a12345@b.vn',
  date: 'hôm qua',
  birth: '1985',
  choice: '1',
  many: 'xong',
  yesNo: 'có',
  unit: '12 Lạch Tray, phường An Biên',
  phone: '0912345678',
  number: '3',
  period: 'tuần trước',
  review: 'gửi',
}

const HERE = context()

/** Every question is answered in less than twice as many messages. */
const MESSAGES_AT_MOST = 60

const ADDED: Question = { kind: 'text', name: 'added', ask: words('What is new?'), label: words('New') }

/** Another version of a declaration: some questions are gone, one is new, and a choice is taken away. */
const changes = fc.record({
  gone: fc.array(fc.nat(), { maxLength: 4 }),
  addedAt: fc.nat(),
  choice: fc.nat(),
  after: fc.nat(14),
})

function another(
  form: Form,
  { gone, addedAt, choice }: { gone: number[]; addedAt: number; choice: number },
): Form {
  const review = form.questions.filter(({ kind }) => kind === 'review')
  const asked = form.questions.filter(({ kind }) => kind !== 'review')
  const dropped = new Set(gone.map((index) => asked[index % asked.length]?.name))
  const kept = asked
    .filter(({ name }) => !dropped.has(name))
    .map((question) => withoutChoice(question, choice))
  const place = addedAt % (kept.length + 1)
  const questions = [...kept.slice(0, place), ADDED, ...kept.slice(place), ...review]
  return { ...form, questions: questions.map((one) => withoutGone(one, dropped)) }
}

function withoutChoice(question: Question, choice: number): Question {
  if (question.kind !== 'many') return question
  return {
    ...question,
    choices: question.choices.filter((_, index) => index !== choice % question.choices.length),
  }
}

/** Nobody who writes a file leaves in it what is about a question that is gone. */
function withoutGone(
  { when, together, ...question }: Question,
  gone: ReadonlySet<string | undefined>,
): Question {
  const groups = together?.filter(({ with: others }) => !others.some((name) => gone.has(name))) ?? []
  return {
    ...question,
    ...(when && !gone.has(when.question) && { when }),
    ...(groups.length > 0 && { together: groups }),
  } as Question
}

function answerTo(question: Question): string {
  if (question.optional) return 'bỏ qua'
  if (question.kind !== 'many' || !question.none) return RIGHT[question.kind]
  return render('vi', worded(question.none))
}

function answered(form: Form, step: FormStep, messages: number): FormStep {
  let next = step
  for (let message = 0; message < messages && !next.finished; message++) {
    const { asked } = next.state
    const question = form.questions.find(({ name }) => name === asked)
    if (!question) throw new Error('nothing is asked')
    const text = answerTo(question)
    next = reply(form, stored(next.state), { kind: 'text', text }, HERE)
  }
  return next
}

describe.each(['national2021', 'dengue', 'shelter'])(
  'a new version of %s while somebody is inside',
  (name) => {
    const form = formOf(templateCalled(name))

    it('loses no answer that it asks for too, and asks for all that is missing', () => {
      fc.assert(
        fc.property(changes, (changed) => {
          const newForm = another(form, changed)
          fc.pre(formProblems(newForm).length === 0)
          const before = answered(form, begin(form, { instance: 'abc' }, HERE), changed.after)
          if (before.finished) return
          const state: FormState = stored(before.state)
          const still: Answers = settledAnswers(newForm, state.answers, HERE)
          const after = answered(newForm, ask(newForm, state, HERE), MESSAGES_AT_MOST)
          const { finished } = after
          if (!finished) throw new Error(`still asked: ${after.state.asked}`)
          for (const [question, answer] of Object.entries(still)) expect(finished[question]).toEqual(answer)
          for (const question of Object.keys(state.answers))
            if (isUnchanged(form, newForm, question)) expect(still).toHaveProperty(question)
          const missing = questionsThatApply(newForm, finished).filter(
            ({ name, onRequest }) => !onRequest && !Object.hasOwn(finished, name),
          )
          expect(missing).toEqual([])
        }),
        { seed: 2026, numRuns: 60 },
      )
    })
  },
)

function isUnchanged(form: Form, newForm: Form, name: string): boolean {
  const [before, now] = [form, newForm].map(({ questions }) => questions.find((one) => one.name === name))
  return now !== undefined && now.kind !== 'many' && now.when === undefined && before?.when === undefined
}
