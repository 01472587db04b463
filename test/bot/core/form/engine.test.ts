import { describe, expect, it } from 'vitest'
import { ask, back, begin, isFormPress, reply, staleReply } from '../../../../bot/core/form/engine.ts'
import type { Form, FormState } from '../../../../bot/core/form/form.ts'
import { words } from '../../../../bot/core/text.ts'
import { Answering, called, context, formWith, stored } from './formWorld.ts'

const SEX = {
  ...called('sex'),
  kind: 'choice',
  choices: [
    { name: 'male', label: words('Nam') },
    { name: 'female', label: words('Nữ') },
  ],
} as const
const NAME = { ...called('name'), kind: 'personName' } as const
const PREGNANT = { ...called('pregnant'), kind: 'yesNo', when: { question: 'sex', is: 'female' } } as const
const WEEK = {
  ...called('week'),
  kind: 'number',
  least: 1,
  most: 42,
  when: { question: 'pregnant', is: true },
} as const
const REMARK = { ...called('remark'), kind: 'text', optional: true } as const
const EMAIL = { ...called('email'), kind: 'text', format: 'email', onRequest: true } as const
const REVIEW = { ...called('review'), kind: 'review' } as const

const form = formWith(NAME, SEX, PREGNANT, WEEK, REMARK, EMAIL, REVIEW)

function stateWith(answers: FormState['answers'], asked?: string): FormState {
  return { form: 'trial', instance: 'k3x9', answers, ...(asked && { asked }) }
}

describe('a form', () => {
  it('asks the first question that applies and has no answer', () => {
    const answering = new Answering(form)
    expect(answering.shown).toEqual(['name?'])
    answering.types('lê an')
    answering.presses('Nữ')
    expect(answering.shown).toEqual(['pregnant?', '[Có] [Không]'])
    answering.types('không')
    expect(answering.shown).toEqual(['remark?', '[Bỏ qua]'])
  })

  it('ends with the answers of the questions that applied, without the review', () => {
    const answering = new Answering(form)
    answering.types('lê an', 'nam', 'bỏ qua')
    expect(answering.presses('Gửi').finished).toEqual({ name: 'Lê An', sex: 'male', remark: null })
    expect(answering.step.replies).toEqual([])
  })

  it('does not ask what is known, and asks what is known no longer', () => {
    const prefill = { name: 'Lê An', sex: 'robot', remark: 7, unknown: 'x', review: true }
    const answering = new Answering(form, context(), prefill)
    expect(answering.shown[0]).toBe('sex?')
    expect(answering.step.state.answers).toEqual({ name: 'Lê An' })
  })

  it('is finished at once when all is known and nothing is to be reviewed', () => {
    const step = begin(formWith(NAME), { instance: 'a', prefill: { name: 'Lê An' } }, context())
    expect(step).toEqual({
      state: { form: 'trial', instance: 'a', answers: { name: 'Lê An' } },
      replies: [],
      finished: { name: 'Lê An' },
    })
    expect(ask(formWith(NAME), step.state, context()).finished).toEqual({ name: 'Lê An' })
  })

  it.each(['', 'a:b', 'x'.repeat(13), 'ă'])('does not begin as instance %j', (instance) => {
    expect(() => begin(form, { instance }, context())).toThrow('instance')
  })

  it('asks in one message, with what was wrong above it', () => {
    const answering = new Answering(form)
    const step = answering.types('123')
    expect(step.replies).toHaveLength(1)
    expect(answering.shown).toEqual(['Họ và tên không có số, ví dụ Trần Thị Bích Ngọc.', 'name?'])
  })
})

describe('a condition', () => {
  const many = {
    ...called('many'),
    kind: 'many',
    none: words('Không'),
    choices: ['a', 'b', 'c'].map((name) => ({ name, label: words(name.toUpperCase()) })),
  } as const

  it.each([
    [{ question: 'many', has: 'a' }, ['a', 'b'], true],
    [{ question: 'many', has: 'a' }, ['b'], false],
    [{ question: 'many', has: ['a', 'c'] }, ['c'], true],
    [{ question: 'many', has: ['a', 'c'] }, [], false],
    [{ question: 'many', not: 'a' }, ['b'], true],
    [{ question: 'many', not: ['a', 'b'] }, ['b'], false],
    [{ question: 'sex', is: 'male' }, 'male', true],
    [{ question: 'sex', is: ['male', 'female'] }, 'female', true],
    [{ question: 'sex', not: 'male' }, 'female', true],
    [{ question: 'sex', not: 'male' }, 'male', false],
    [{ question: 'remark', not: 'x' }, null, true],
    [{ question: 'remark', is: 'x' }, null, false],
    [{ question: 'email', is: 'a@b.vn' }, undefined, false],
    [{ question: 'email', not: 'a@b.vn' }, undefined, true],
  ])('%j with %j: %j', (when, answer, asked) => {
    const conditional = formWith(many, SEX, REMARK, EMAIL, { ...NAME, when })
    const all = {
      many: [],
      sex: 'male',
      remark: null,
      ...(answer !== undefined && { [when.question]: answer }),
    }
    const { state } = begin(conditional, { instance: 'a', prefill: all }, context())
    expect(state.asked).toBe(asked ? 'name' : undefined)
  })

  it('about a question that is not asked is false, whatever it says', () => {
    const chained = formWith(SEX, PREGNANT, { ...NAME, when: { question: 'pregnant', not: true } })
    expect(begin(chained, { instance: 'a', prefill: { sex: 'male' } }, context()).finished).toEqual({
      sex: 'male',
    })
  })
})

describe('a changed answer', () => {
  const answers = { name: 'Lê An', sex: 'female', pregnant: true, week: 12, remark: null }

  it('drops those whose condition no longer holds, through all that hang on it', () => {
    const answering = new Answering(form, context(), answers)
    answering.presses('Sửa', 'sex')
    expect(answering.step.state.answers).toEqual({ name: 'Lê An', pregnant: true, week: 12, remark: null })
    answering.types('nam')
    expect(answering.step.state.answers).toEqual({ name: 'Lê An', remark: null, sex: 'male' })
    expect(answering.shown).toEqual(['review?', 'name: Lê An', 'sex: Nam', '[Gửi] [Sửa]'])
  })

  it('keeps them when it turns out the same', () => {
    const answering = new Answering(form, context(), answers)
    answering.types('sửa', 'sex', 'nữ')
    expect(answering.step.state.answers).toEqual(answers)
    expect(answering.step.state.asked).toBe('review')
  })

  it('drops the review', () => {
    const answering = new Answering(form, context(), answers)
    const reviewed = stateWith({ ...answering.step.state.answers, review: true })
    const step = back(form, reviewed, context())
    expect(step.state.answers).not.toHaveProperty('review')
  })

  it('may be one that was never asked for', () => {
    const answering = new Answering(form, context(), answers)
    answering.presses('Sửa', 'email')
    expect(answering.shown).toEqual(['email?', '[Bỏ qua]'])
    answering.types('A@b.vn')
    expect(answering.shown).toContain('email: a@b.vn')
    expect(answering.types('gửi').finished).toEqual({ ...answers, email: 'a@b.vn' })
  })
})

describe('going back', () => {
  it('deletes the answer given last, not the last of the form', () => {
    const answering = new Answering(form, context(), { sex: 'male' })
    answering.types('lê an')
    expect(answering.step.state.asked).toBe('remark')
    answering.goesBack()
    expect(answering.step.state).toMatchObject({ asked: 'name', answers: { sex: 'male' } })
    answering.types('lê bình')
    expect(answering.step.state.asked).toBe('remark')
  })

  it('from the first question says so', () => {
    const answering = new Answering(form)
    answering.goesBack()
    expect(answering.shown).toEqual(['Đây là câu đầu tiên.', 'name?'])
  })

  it('reopens a form that has nothing left to ask', () => {
    const step = back(formWith(NAME), stateWith({ name: 'Lê An' }), context())
    expect(step.state).toMatchObject({ asked: 'name', answers: {} })
  })
})

describe('a button', () => {
  it('of another form, of an answered question, of no form is stale and says so', () => {
    const answering = new Answering(form)
    answering.types('lê an')
    const { state } = answering.step
    for (const data of [
      'f:zzzz:sex:male',
      'f:k3x9:name:x',
      'f:k3x9:sex:_skip',
      'f:k3x9:sex:robot',
      'f:',
      'f:k3x9:sex:male:x',
      'menu',
    ]) {
      const step = answering.does({ kind: 'press', data })
      expect(step.stale, data).toBe(true)
      expect(step.state).toEqual(state)
      expect(answering.shown).toEqual(['Nút này của câu hỏi cũ, không còn dùng nữa.', 'sex?', '[Nam] [Nữ]'])
    }
  })

  it('of a question that is asked again works, however old its message', () => {
    const answering = new Answering(form, context(), { name: 'Lê An' })
    answering.presses('Nam')
    answering.goesBack()
    expect(answering.presses('Nữ').state.answers).toMatchObject({ sex: 'female' })
  })

  it('pressed on two devices answers once', () => {
    const first = new Answering(form, context(), { name: 'Lê An' })
    const press = { kind: 'press', data: 'f:k3x9:sex:female' } as const
    first.does(press)
    const once = first.step.state
    expect(first.does(press)).toMatchObject({ stale: true, state: once })
  })

  it('is a form’s by its first letters', () => {
    expect(isFormPress('f:k3x9:sex:male')).toBe(true)
    expect(isFormPress('out:3')).toBe(false)
    expect(staleReply().text.key).toBe('form.stale')
  })
})

describe('words instead of a button', () => {
  it.each([
    ['nam', 'male'],
    ['NỮ', 'female'],
    ['nu', 'female'],
    ['2', 'female'],
    [' 1. ', 'male'],
  ])('%j is %s', (typed, sex) => {
    const answering = new Answering(form, context(), { name: 'Lê An' })
    expect(answering.types(typed).state.answers).toMatchObject({ sex })
  })

  it('are the same in the other language', () => {
    const answering = new Answering(form, context(), { name: 'Lê An', sex: 'male' })
    expect(answering.types('skip').state.answers).toMatchObject({ remark: null })
  })

  it('a number is an answer where numbers can be answers', () => {
    const numbers = formWith({ ...called('count'), kind: 'number', least: 0, most: 9, optional: true })
    expect(new Answering(numbers).types('1').finished).toEqual({ count: 1 })
  })

  it('a look-alike of two labels is neither', () => {
    const twins = formWith({
      ...called('unit'),
      kind: 'choice',
      choices: [
        { name: 'one', label: words('Cẩm Giang') },
        { name: 'other', label: words('Cẩm Giàng') },
      ],
    })
    expect(new Answering(twins).types('cam giang').finished).toBeUndefined()
    expect(new Answering(twins).types('cẩm giàng').finished).toEqual({ unit: 'other' })
    expect(new Answering(twins).types('Cẩm Giang').finished).toEqual({ unit: 'one' })
  })
})

describe('what is no answer', () => {
  it.each([
    [{ kind: 'other' }, 'Câu này Anh/Chị gõ câu trả lời, hoặc bấm nút nếu có.'],
    [
      { kind: 'contact', phone: '+84912345678', own: true },
      'Câu này Anh/Chị gõ câu trả lời, hoặc bấm nút nếu có.',
    ],
    [{ kind: 'text', text: '' }, 'Anh/Chị chưa viết gì.'],
    [{ kind: 'text', text: '\u0000\u200b\u202e \n' }, 'Anh/Chị chưa viết gì.'],
    [{ kind: 'text', text: 'x'.repeat(4000) }, 'Câu trả lời dài quá, Anh/Chị viết lại tối đa 1.000 ký tự.'],
  ] as const)('%#', (input, problem) => {
    const answering = new Answering(form)
    const { state } = answering.step
    expect(answering.does(input).state).toEqual(state)
    expect(answering.shown).toEqual([problem, 'name?'])
  })
})

describe('a program that changes under somebody’s feet', () => {
  const answers = { name: 'Lê An', sex: 'female' }

  it('keeps asking what it asked, though an earlier question is new', () => {
    const grown: Form = formWith(
      { ...called('age'), kind: 'number', least: 0, most: 120 },
      NAME,
      SEX,
      PREGNANT,
      REVIEW,
    )
    const step = reply(grown, stateWith(answers, 'pregnant'), { kind: 'text', text: 'không' }, context())
    expect(step.state).toMatchObject({ asked: 'age', answers: { pregnant: false } })
  })

  it('does not take words for an answer to a question that was not seen', () => {
    const shrunk = formWith(NAME, SEX, REMARK)
    const step = reply(shrunk, stateWith(answers, 'pregnant'), { kind: 'text', text: 'không' }, context())
    expect(step.state).toMatchObject({ asked: 'remark', answers })
    expect(step.replies[0]?.text.values).toMatchObject({ line0: { key: 'form.changed' } })
  })

  it('does not send a review that lacks a new answer', () => {
    const grown = formWith(NAME, SEX, { ...called('age'), kind: 'number', least: 0, most: 120 }, REVIEW)
    const step = reply(
      grown,
      stateWith(answers, 'review'),
      { kind: 'press', data: 'f:k3x9:review:_send' },
      context(),
    )
    expect(step).toMatchObject({ stale: true, state: { asked: 'age' } })
  })

  it('asks again what it now reads otherwise', () => {
    const changed = formWith(NAME, { ...called('sex'), kind: 'number', least: 0, most: 2 })
    const step = reply(changed, stateWith(answers, 'pregnant'), { kind: 'text', text: 'x' }, context())
    expect(step.state).toMatchObject({ asked: 'sex', answers: { name: 'Lê An' } })
  })

  it('goes through questions in their new order', () => {
    const turned = formWith(SEX, NAME)
    expect(ask(turned, stateWith({ name: 'Lê An' }), context()).state.asked).toBe('sex')
  })

  it.each([
    [{ ticked: 7, options: 'x', elsewhere: 'yes', province: 9, choosing: 1 }],
    ['draft'],
    [null],
    [[1]],
  ])('is not troubled by the draft %j', (draft) => {
    const units = formWith(
      { ...called('unit'), kind: 'unit', elsewhere: true },
      { ...called('many'), kind: 'many', choices: [{ name: 'a', label: words('A') }] },
      REVIEW,
    )
    for (const asked of ['unit', 'many', 'review']) {
      const state = JSON.parse(JSON.stringify({ ...stateWith({}, asked), draft }))
      expect(reply(units, state, { kind: 'text', text: 'ngo quyen' }, context()).replies.length).toBeLessThan(
        2,
      )
      expect(back(units, stored(state), context()).replies).toHaveLength(1)
    }
  })
})
