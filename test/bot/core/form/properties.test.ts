import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settledAnswers } from '../../../../bot/core/form/answers.ts'
import { formProblems } from '../../../../bot/core/form/check.ts'
import { ask, back, begin, reply } from '../../../../bot/core/form/engine.ts'
import type {
  Form,
  FormContext,
  FormInput,
  FormState,
  FormStep,
  Question,
} from '../../../../bot/core/form/form.ts'
import { isFormPress, parsePress } from '../../../../bot/core/form/press.ts'
import { words } from '../../../../bot/core/text.ts'
import { formOf } from '../../../../bot/templates/template.ts'
import { NATIONAL } from '../../../support/templates.ts'
import { inLanguage, shownLines } from '../../../support/transcript.ts'
import { called, context, formWith, stored } from './formWorld.ts'

/** Telegram's limit for what a button sends. */
const BUTTON_BYTES = 64
/** The shortest limit of a text message among the messengers (Zalo's). */
const MESSAGE_LENGTH = 2000

const CHOICES = ['one', 'two', 'three'].map((name) => ({ name, label: words(name) }))

/** Every kind at once, with conditions through several of them. */
const everything = formWith(
  { ...called('place'), kind: 'name' },
  { ...called('person'), kind: 'personName' },
  { ...called('remark'), kind: 'text', optional: true },
  { ...called('email'), kind: 'text', format: 'email', onRequest: true },
  { ...called('day'), kind: 'date', limit: 'past', daysBack: 14 },
  { ...called('window'), kind: 'days', daysBack: 30 },
  { ...called('birth'), kind: 'birth', optional: true },
  { ...called('sort'), kind: 'choice', choices: CHOICES, typed: 30 },
  {
    ...called('ticks'),
    kind: 'many',
    choices: CHOICES,
    none: words('none'),
    when: { question: 'sort', not: 'three' },
  },
  { ...called('sure'), kind: 'yesNo', when: { question: 'ticks', has: ['one', 'two'] } },
  { ...called('unit'), kind: 'unit', lowest: true, elsewhere: true, before: 'remark' },
  { ...called('phone'), kind: 'phone', when: { question: 'sure', is: true } },
  { ...called('span'), kind: 'period' },
  { ...called('count'), kind: 'number', least: -5, most: 5000, decimals: 1 },
  { ...called('review'), kind: 'review' },
)

const national = formOf(NATIONAL)

/** What people type: what is right for some question, what is nearly so, and what is wild. */
const WORDS = [
  'lê an',
  '1985',
  '2035',
  '0912345678',
  '02253842124',
  'nam',
  'nữ',
  'có',
  'không',
  'bỏ qua',
  'xong',
  'gửi',
  'sửa',
  '1',
  '2',
  '3 1',
  'one, two',
  'three',
  'cam giang',
  'ngo quyen',
  'hà nội',
  'nơi khác',
  'hôm qua',
  '23/11',
  '31/2',
  'a@b.vn',
  '1.234',
  '2,5',
  '-5',
  'phone',
  'unit',
  'điện thoại',
  'sort',
  '12 Lạch Tray, p. an biên',
  '=1+1',
  '😀',
  '\u202eabc',
  '\0',
  '',
  'constructor',
  '__proto__',
  'x'.repeat(4000),
]
const typed = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
)

/** Something done: `press` picks one of the buttons that were ever shown, newest first. */
type Deed =
  | { readonly kind: 'input'; readonly input: FormInput }
  | { readonly kind: 'press'; readonly pick: number }
  /** An answer that the current question takes. */
  | { readonly kind: 'right' }
  | { readonly kind: 'back' }
  | { readonly kind: 'ask' }

const RIGHT: Readonly<Record<Question['kind'], string>> = {
  name: 'Phở 24',
  personName: 'lê an',
  text: 'a12345@b.vn',
  date: 'hôm qua',
  days: '7 ngày qua',
  birth: '1985',
  choice: '1',
  many: 'xong',
  yesNo: 'có',
  unit: 'an biên',
  phone: '0912345678',
  number: '3',
  period: 'tuần trước',
  review: 'gửi',
}

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: typed.map((text): Deed => ({ kind: 'input', input: { kind: 'text', text } })) },
  { weight: 6, arbitrary: fc.nat(12).map((pick): Deed => ({ kind: 'press', pick })) },
  { weight: 1, arbitrary: fc.nat(300).map((pick): Deed => ({ kind: 'press', pick })) },
  { weight: 9, arbitrary: fc.constant<Deed>({ kind: 'right' }) },
  { weight: 1, arbitrary: fc.constant<Deed>({ kind: 'back' }) },
  { weight: 1, arbitrary: fc.constant<Deed>({ kind: 'ask' }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<FormInput>(
        { kind: 'other' },
        { kind: 'contact', phone: '84912345678', own: true },
        { kind: 'contact', phone: '84912345678', own: false },
        { kind: 'contact', phone: '', own: true },
        { kind: 'press', data: 'f:k3x9:review:_send' },
        { kind: 'press', data: 'f:other:person:_skip' },
        { kind: 'press', data: 'f:::' },
      )
      .map((input): Deed => ({ kind: 'input', input })),
  },
)

const deeds = fc.array(deed, { minLength: 1, maxLength: 60, size: 'max' })
const around = fc
  .record({
    discreet: fc.boolean(),
    brief: fc.boolean(),
    sharesContact: fc.boolean(),
    language: fc.constantFrom('vi' as const, 'en' as const),
  })
  .map((changed) => context(changed))

/** Does one thing; buttons that appear are added in front of those seen before. */
function doDeed(form: Form, state: FormState, one: Deed, seen: string[], world: FormContext): FormStep {
  if (one.kind === 'back') return back(form, state, world)
  if (one.kind === 'ask') return ask(form, state, world)
  if (one.kind === 'right') {
    const kind = form.questions.find(({ name }) => name === state.asked)?.kind ?? 'text'
    return reply(form, state, { kind: 'text', text: RIGHT[kind] }, world)
  }
  if (one.kind === 'input') return reply(form, state, one.input, world)
  return reply(form, state, { kind: 'press', data: seen[one.pick % Math.max(seen.length, 1)] ?? '' }, world)
}

function checkStep(form: Form, step: FormStep, world: FormContext): string[] {
  const { state, replies, finished } = step
  expect(stored(state)).toEqual(state)
  expect(replies).toHaveLength(finished ? 0 : 1)
  expect(Object.entries(settledAnswers(form, state.answers, world))).toEqual(Object.entries(state.answers))
  return replies.flatMap((one) => {
    const message = inLanguage(one, world.language)
    expect(shownLines(message).join('\n').length).toBeLessThan(MESSAGE_LENGTH)
    expect(message.text).not.toMatch(/\{\w+\}|[\0\u202e]/)
    const presses = (message.buttons ?? [])
      .flat()
      .flatMap((button) => ('press' in button ? [button.press] : []))
    for (const press of presses) {
      expect(Buffer.byteLength(press)).toBeLessThanOrEqual(BUTTON_BYTES)
      expect(isFormPress(press) && parsePress(press)).toMatchObject({
        instance: state.instance,
        question: state.asked,
      })
    }
    expect(new Set(presses).size).toBe(presses.length)
    return presses
  })
}

/** What may go: the answer taken back, one chosen in the review to be changed, and what hangs on a condition. */
function checkNothingLost(form: Form, before: FormState, step: FormStep, one: Deed): void {
  const { answers, asked } = step.state
  const lost = Object.keys(before.answers).filter((name) => !Object.hasOwn(answers, name))
  const mayGo = (name: string) => {
    const question = form.questions.find((known) => known.name === name)
    const isReopened = name === asked && (one.kind === 'back' || before.asked === 'review')
    return isReopened || question?.kind === 'review' || question?.when !== undefined
  }
  expect(lost.filter((name) => !mayGo(name))).toEqual([])
  const changed = Object.keys(answers).filter(
    (name) =>
      Object.hasOwn(before.answers, name) &&
      JSON.stringify(answers[name]) !== JSON.stringify(before.answers[name]),
  )
  const besides = form.questions.flatMap((known) =>
    known.name === before.asked && known.kind === 'unit' ? [known.before] : [],
  )
  expect(changed.filter((name) => !besides.includes(name))).toEqual([])
}

function checkFinished(form: Form, step: FormStep): void {
  if (!step.finished) return
  const missing = form.questions.filter(
    ({ name, kind, when, onRequest }) =>
      kind !== 'review' && !when && !onRequest && !Object.hasOwn(step.finished ?? {}, name),
  )
  expect(missing).toEqual([])
}

describe.each([
  ['every kind of question', everything],
  ['the declaration', national],
])('%s, whatever is typed or pressed', (_what, form) => {
  it('loses nothing, never throws, and says one thing at a time', () => {
    let finishes = 0
    fc.assert(
      fc.property(deeds, around, (done, world) => {
        let step = begin(form, { instance: 'k3x9' }, world)
        const seen = checkStep(form, step, world)
        for (const one of done) {
          const before = stored(step.state)
          step = doDeed(form, before, one, seen, world)
          seen.unshift(...checkStep(form, step, world))
          checkNothingLost(form, before, step, one)
          checkFinished(form, step)
          if (step.stale) expect(step.state).toEqual(before)
          if (step.finished) finishes++
        }
      }),
      { numRuns: 150 },
    )
    // Otherwise the property would not have looked at what lies behind the review.
    expect(finishes).toBeGreaterThan(0)
  })

  it('survives a program that has other questions each turn', () => {
    const change = fc.shuffledSubarray([...form.questions], { minLength: 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(deed, change), { maxLength: 15 }), (turns) => {
        const world = context()
        let step = begin(form, { instance: 'k3x9' }, world)
        const seen = checkStep(form, step, world)
        for (const [one, questions] of turns) {
          const reviewLast = questions.toSorted(
            (a, b) => Number(a.kind === 'review') - Number(b.kind === 'review'),
          )
          const changed = formWith(...reviewLast)
          step = doDeed(changed, stored(step.state), one, seen, world)
          seen.unshift(...checkStep(changed, step, world))
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('buttons', () => {
  const name = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,19}$/)
  const choice = fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z-]{0,19}$/)

  it('stay within 64 bytes in every form that has no problems', () => {
    fc.assert(
      fc.property(
        name,
        fc.uniqueArray(choice, { minLength: 1, maxLength: 9 }),
        fc.stringMatching(/^[\w-]{1,12}$/),
        (question, names, instance) => {
          const choices = names.map((one) => ({ name: one, label: words(one) }))
          const form = formWith({
            ...called(question),
            kind: 'many',
            choices,
            none: words('none'),
            optional: true,
          })
          expect(formProblems(form)).toEqual([])
          checkStep(form, begin(form, { instance }, context()), context())
        },
      ),
    )
  })
})
