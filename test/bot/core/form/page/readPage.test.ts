import { describe, expect, test } from 'vitest'
import { readPage } from '../../../../../bot/core/form/page/readPage.ts'
import { words } from '../../../../../bot/core/text.ts'
import { called, context, formWith } from '../formWorld.ts'
import { blank, knownOf, NATIONAL, openOf, page, problemsOf, sent, valuesOf } from './sent.ts'

const NGOC = {
  name: 'trần thị bích ngọc',
  birth: '1985',
  sex: 'female',
  nationality: 'vietnam',
  'nationality.other': '',
  idNumber: '',
  unit: '12 Lạch Tray, ngô quyền',
  street: '',
  phone: '0912 345 678',
  email: '',
  checks: '_none',
}

describe('a page that is opened', () => {
  test('asks everything that the chat would ask, and says nothing of mistakes', () => {
    const opened = blank()
    expect(openOf(opened)).toEqual([
      'name',
      'birth',
      'sex',
      'nationality',
      'unit',
      'street',
      'phone',
      'checks',
    ])
    expect(problemsOf(opened)).toEqual({})
    expect(
      opened.fields.filter(({ standing }) => standing === 'passedOver').map((one) => one.question),
    ).toEqual(['idNumber', 'email'])
    expect(opened.isComplete).toBe(false)
  })

  test('does not ask what is known, and shows little of it', () => {
    const known = {
      name: 'Trần Thị Bích Ngọc',
      phone: '+84912345678',
      unit: { edition: 'haiphong-2025', code: '11329' },
    }
    const opened = blank(NATIONAL, known)
    expect(openOf(opened)).toEqual(['birth', 'sex', 'nationality', 'street', 'checks'])
    expect(JSON.stringify(opened)).not.toMatch(/Ngọc|912345678|11329/)
    expect(knownOf(opened)).toEqual({
      name: 'Trần Thị Bích N.',
      phone: '0912 345 ***',
      unit: 'Phường Ngô Quyền',
    })
  })

  test('shows neither the own words that are known, nor a day of birth, nor symptoms', () => {
    const known = {
      birth: '1985-11-23',
      idNumber: '031085001234',
      unit: { province: 'Hà Nội', place: '3 ngõ Huế' },
      checks: ['fever', 'cough'],
    }
    const shown = knownOf(blank(NATIONAL, known))
    expect(shown).toEqual({ birth: '1985', idNumber: 'đã ghi', unit: 'đã ghi', checks: '2 điều' })
  })

  test('has the nationality that nearly everybody has who speaks Vietnamese, and none in English', () => {
    expect(valuesOf(blank()).nationality).toEqual(['vietnam'])
    expect(valuesOf(blank(NATIONAL, {}, context({ language: 'en' }))).nationality).toEqual([])
    // A short form in the chat took it for given, and what is optional with it.
    const opened = blank(NATIONAL, { nationality: 'vietnam', idNumber: null })
    expect(openOf(opened)).toContain('nationality')
  })
})

describe('a page that is sent', () => {
  test('has all answers in the form of the chat, the street from the address', () => {
    expect(page(NGOC)).toMatchObject({
      isComplete: true,
      answers: {
        name: 'Trần Thị Bích Ngọc',
        birth: '1985',
        sex: 'female',
        nationality: 'vietnam',
        idNumber: null,
        unit: { edition: 'haiphong-2025', code: '11329' },
        street: '12 Lạch Tray',
        phone: '+84912345678',
        checks: [],
      },
    })
  })

  test('does not give back what is known, only what was written', () => {
    const known = { birth: '1985', sex: 'female' }
    const { birth, sex, ...rest } = NGOC
    const { answers, isComplete } = page(rest, undefined, known)
    expect([isComplete, answers.birth, answers.sex, birth, sex]).toEqual([
      true,
      undefined,
      undefined,
      '1985',
      'female',
    ])
  })

  test('takes another answer than the known one, and with another ward asks for the street anew', () => {
    const known = {
      birth: '1985',
      unit: { edition: 'haiphong-2025', code: '11329' },
      street: '5 Cầu Đất',
      checks: [],
    }
    const { name, sex, nationality, phone } = NGOC
    const moved = page({ name, sex, nationality, phone, birth: '1986', unit: 'an biên' }, undefined, known)
    expect([moved.isComplete, openOf(moved)]).toEqual([false, ['street']])
    const whole = page(
      { name, sex, nationality, phone, birth: ' ', unit: '7 Tô Hiệu, an biên' },
      undefined,
      known,
    )
    expect([whole.isComplete, whole.answers.birth, whole.answers.street]).toEqual([
      true,
      undefined,
      '7 Tô Hiệu',
    ])
    const wrong = page({ birth: '2035' }, undefined, known)
    expect(problemsOf(wrong)).toMatchObject({ birth: '2035 chưa tới, Anh/Chị xem lại năm sinh.' })
  })

  test('asks what follows from another answer than the known one', () => {
    const form = formWith(
      { ...called('sure'), kind: 'yesNo' },
      { ...called('day'), kind: 'date', when: { question: 'sure', is: true } },
      { ...called('why'), kind: 'text', when: { question: 'sure', is: false } },
    )
    const known = { sure: true, day: '2025-11-20' }
    const changed = readPage(form, known, sent({ sure: 'no' }), context())
    expect(openOf(changed)).toEqual(['why'])
    expect(knownOf(changed)).toEqual({})
    expect(changed.answers).toEqual({ sure: false })
  })

  test('says beside each field what is wrong, in the words of the chat, and keeps what was typed', () => {
    const wrong = { ...NGOC, name: 'Ngọc 1', birth: '2035', phone: '123', unit: 'xyz', email: 'ngoc@' }
    const back = page(wrong)
    expect(problemsOf(back)).toEqual({
      name: 'Họ và tên không có số, ví dụ Trần Thị Bích Ngọc.',
      birth: '2035 chưa tới, Anh/Chị xem lại năm sinh.',
      unit: 'Hải Phòng không có nơi nào tên như vậy. Anh/Chị gõ một phần tên, ví dụ "ngo quyen", hoặc bấm Nơi khác.',
      street: 'Anh/Chị chưa viết gì.',
      phone: 'Số điện thoại di động có 10 số, ví dụ 0912 345 678. Số nước ngoài thì bắt đầu bằng dấu +.',
      email: 'Địa chỉ e-mail có dạng ten@example.com.',
    })
    expect(valuesOf(back)).toMatchObject({
      ...wrong,
      sex: ['female'],
      nationality: ['vietnam'],
      checks: ['_none'],
    })
    expect(back.isComplete).toBe(false)
  })

  test('says of each question that was passed over how to answer it', () => {
    const shown = ['name', 'sex', 'checks', 'nationality']
    expect(problemsOf(page({}, shown))).toEqual({
      name: 'Anh/Chị chưa viết gì.',
      sex: 'Anh/Chị chọn một câu trả lời.',
      nationality: 'Anh/Chị chọn một câu trả lời.',
      checks: 'Anh/Chị chưa chọn điều nào.',
    })
  })

  test('asks what applies only now, without calling it a mistake', () => {
    const back = page({ ...NGOC, checks: ['fever', 'travel'] })
    expect(openOf(back)).toEqual(['since', 'places'])
    expect(problemsOf(back)).toEqual({})
    const again = page({ ...NGOC, checks: ['fever', 'travel'], 'since.other': 'ngày mai', places: 'Hà Nội' })
    expect(openOf(again)).toEqual(['since'])
    expect(problemsOf(page({ ...NGOC, checks: 'fever' }, ['since']))).toHaveProperty('since')
    expect(page({ ...NGOC, checks: 'fever', since: 'yesterday', 'since.other': '' })).toMatchObject({
      isComplete: true,
      answers: { checks: ['fever'], since: '2026-11-22' },
    })
  })

  test('forgets what does not apply any more', () => {
    expect(page({ ...NGOC, since: 'today', places: 'Hà Nội' }).answers).not.toHaveProperty('since')
  })
})

describe('choices', () => {
  test('that none applies cannot be said together with something that does', () => {
    expect(problemsOf(page({ ...NGOC, checks: ['cough', '_none'] }))).toHaveProperty('checks')
  })

  test('what is typed stands for what was chosen beforehand, but not for what the person chose', () => {
    expect(page({ ...NGOC, 'nationality.other': 'Hàn Quốc' }).answers.nationality).toEqual({
      typed: 'Hàn Quốc',
    })
    const both = { ...NGOC, checks: 'fever', since: 'today', 'since.other': '20/11' }
    expect(problemsOf(page(both))).toHaveProperty('since')
    expect(page({ ...both, 'since.other': '23/11' }).answers.since).toBe('2026-11-23')
  })

  test('yes and no', () => {
    const form = formWith({ ...called('sure'), kind: 'yesNo' })
    const read = (value: string) => readPage(form, {}, sent({ sure: value }), context()).answers
    expect([read('yes'), read('no'), read('maybe')]).toEqual([{ sure: true }, { sure: false }, {}])
  })

  test('a question of many without a word for none wants at least one', () => {
    const form = formWith({
      ...called('ticks'),
      kind: 'many',
      choices: [{ name: 'one', label: words('one') }],
    })
    expect(readPage(form, {}, sent({ ticks: '_none' }), context()).isComplete).toBe(false)
    expect(readPage(form, {}, sent({ ticks: ['one', 'two'] }), context()).answers).toEqual({ ticks: ['one'] })
  })
})

describe('a place', () => {
  const units = (back: ReturnType<typeof page>) =>
    back.fields.find(({ question }) => question === 'unit')?.parts.find(({ kind }) => kind === 'choices')

  test('is chosen among look-alikes, which stay as long as the words mean them', () => {
    const asked = page({ ...NGOC, unit: '3 Lê Lợi, cam giang' })
    expect(problemsOf(asked)).toEqual({
      unit: 'Anh/Chị chọn đúng nơi, hoặc gõ tên khác.',
    })
    expect(valuesOf(asked).street).toBe('3 Lê Lợi')
    const choices = units(asked)
    const codes = choices?.kind === 'choices' ? choices.choices.map(({ code }) => code) : []
    expect(codes).toHaveLength(2)
    const picked = page({ ...NGOC, unit: '3 Lê Lợi, cam giang', 'unit.pick': codes[1] ?? '' })
    expect(picked.answers).toMatchObject({ unit: { code: codes[1] }, street: '3 Lê Lợi' })
    // Another name was typed, so what was chosen before is nothing any more.
    expect(page({ ...NGOC, unit: 'an biên', 'unit.pick': codes[1] ?? '' }).answers.unit).not.toMatchObject({
      code: codes[1],
    })
    expect(problemsOf(page({ ...NGOC, unit: 'cam giang', 'unit.pick': '11329' }))).toHaveProperty('unit')
  })

  test('elsewhere is a province and a place', () => {
    const away = {
      ...NGOC,
      unit: '',
      street: '5 Tràng Tiền',
      'unit.province': 'Hà Nội',
      'unit.place': 'Hoàn Kiếm',
    }
    expect(page(away).answers.unit).toEqual({ province: 'Hà Nội', place: 'Hoàn Kiếm' })
    expect(problemsOf(page({ ...away, 'unit.place': '' }))).toEqual({ unit: 'Phường, xã nào?' })
    expect(problemsOf(page({ ...away, 'unit.province': '' }))).toEqual({ unit: 'Tỉnh, thành phố nào?' })
    const fold = page({ ...away, 'unit.place': '' })
      .fields.flatMap(({ parts }) => parts)
      .find(({ kind }) => kind === 'fold')
    expect(fold).toMatchObject({ isOpen: true })
  })

  test('elsewhere that is here is found here', () => {
    const here = { ...NGOC, unit: '', street: '5', 'unit.province': 'hai phong', 'unit.place': 'ngô quyền' }
    expect(page(here).answers.unit).toEqual({ edition: 'haiphong-2025', code: '11329' })
  })
})
