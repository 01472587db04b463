import { describe, expect, it } from 'vitest'
import { RELATIONS } from '../../../../bot/core/family.ts'
import type { Question } from '../../../../bot/core/form/form.ts'
import { KIN_WORDS } from '../../../../bot/core/kinWords.ts'
import { text, words } from '../../../../bot/core/text.ts'
import { Answering, called, context, directoryOf, formWith } from './formWorld.ts'

/** What a question makes of words: its answer, or the problem it states. */
function answerTo(question: Question, typed: string, around = context()): unknown {
  const answering = new Answering(formWith(question), around)
  const { finished } = answering.types(typed)
  return finished ? finished[question.name] : { problem: answering.shown[0] }
}

/** Whether a stored answer is taken over. */
function isKept(question: Question, stored: unknown, around = context()): boolean {
  return new Answering(formWith(question), around, { [question.name]: stored }).step.finished !== undefined
}

const problem = (start: string) => ({ problem: expect.stringContaining(start) })

describe('name', () => {
  const question: Question = { ...called('name'), kind: 'name', longest: 30 }

  it.each([
    ['Quán  Phở 24 ', 'Quán Phở 24'],
    ['24h', '24h'],
    ['Ăn\u200b uống\u0000', 'Ăn uống'],
    ['Cô Ba & Con (cũ)', 'Cô Ba & Con (cũ)'],
    ['=1+1', problem('Tên cần có chữ')],
    ['@home', problem('Tên cần có chữ')],
    ['-Phở', problem('Tên cần có chữ')],
    ['😀', problem('Tên cần có chữ')],
    ['www.example.com', problem('www. example. com')],
    ['xem http://a.b', problem('Tên cần có chữ')],
    ['x'.repeat(31), problem('Câu trả lời dài quá, Anh/Chị viết lại tối đa 30 ký tự')],
  ])('%j', (typed, answer) => {
    expect(answerTo(question, typed)).toEqual(answer)
  })
})

describe('text', () => {
  const plain: Question = { ...called('text'), kind: 'text', longest: 20 }
  const email: Question = { ...called('email'), kind: 'text', format: 'email' }
  const identity: Question = { ...called('id'), kind: 'text', format: 'identityNumber' }

  it.each([
    [' 12  Lạch\nTray ', plain, '12 Lạch Tray'],
    ['\u202eabc', plain, 'abc'],
    [`Zalgo${'\u0336'.repeat(50)}`, plain, 'Zalgo\u0336\u0336'],
    ['…', plain, problem('Anh/Chị trả lời bằng chữ')],
    ['x'.repeat(21), plain, problem('Câu trả lời dài quá')],
    [' An.Le@Example.COM ', email, 'an.le@example.com'],
    ['an@@example.com', email, problem('Địa chỉ e-mail')],
    ['an example.com', email, problem('Địa chỉ e-mail')],
    ['an@localhost', email, problem('Địa chỉ e-mail')],
    ['=a@b.vn,c@d.vn', email, problem('Địa chỉ e-mail')],
    ['031 060 001 234', identity, '031060001234'],
    ['c1234567', identity, 'C1234567'],
    ['hộ chiếu', identity, problem('Số CCCD')],
    ['123', identity, problem('Số CCCD')],
    ['ABCDEFGH', identity, problem('Số CCCD')],
  ])('%j', (typed, question, answer) => {
    expect(answerTo(question, typed)).toEqual(answer)
  })

  it('keeps what was stored only when it is still an answer', () => {
    expect(isKept(email, 'an@example.com')).toBe(true)
    expect(isKept(email, 'an')).toBe(false)
    expect(isKept(plain, 'x'.repeat(21))).toBe(false)
    expect(isKept(plain, '')).toBe(false)
    expect(isKept(plain, ['x'])).toBe(false)
  })
})

describe('date', () => {
  const past: Question = { ...called('day'), kind: 'date', limit: 'past', daysBack: 14 }
  const future: Question = { ...called('day'), kind: 'date', limit: 'future' }
  const any: Question = { ...called('day'), kind: 'date' }

  it.each([
    ['Hôm kia', past, '2026-11-21'],
    ['1', past, '2026-11-23'],
    ['9/11', past, '2026-11-09'],
    ['8/11', past, problem('Chỉ cần tính từ ngày 09/11/2026')],
    ['ngày mai', past, problem('Ngày 24/11/2026 chưa tới')],
    ['31/11', past, problem('Lịch không có ngày này')],
    ['2026', past, problem('Anh/Chị gõ ngày như')],
    ['lâu rồi', past, problem('Anh/Chị gõ ngày như')],
    ['22/11', future, '2027-11-22'],
    ['22/11/2026', future, problem('Ngày 22/11/2026 đã qua')],
    ['1/1/1875', any, problem('Anh/Chị gõ ngày như')],
    ['1/1/2300', any, problem('Anh/Chị gõ ngày như')],
  ])('%j', (typed, question, answer) => {
    expect(answerTo(question, typed)).toEqual(answer)
  })

  it('offers days that are just over, where it looks back', () => {
    const answering = new Answering(formWith(past))
    expect(answering.shown).toEqual(['day?', '[Hôm nay] [Hôm qua] [Hôm kia]'])
    expect(answering.presses('Hôm qua').finished).toEqual({ day: '2026-11-22' })
    expect(new Answering(formWith(future)).shown).toEqual(['day?'])
  })

  it('counts days in the city, not in UTC', () => {
    const late = context({ now: new Date('2026-11-23T17:30:00Z') })
    expect(answerTo(past, 'hôm nay', late)).toBe('2026-11-24')
  })

  it('keeps a stored day while it is within its limits', () => {
    expect(isKept(future, '2026-11-23')).toBe(true)
    expect(isKept(future, '2026-11-22')).toBe(false)
    expect(isKept(any, '2026-02-30')).toBe(false)
    expect(isKept(any, 'hôm qua')).toBe(false)
  })
})

describe('birth', () => {
  const question: Question = { ...called('birth'), kind: 'birth' }

  it.each([
    ['1985', '1985'],
    ['năm 1985', '1985'],
    ['23/11/1985', '1985-11-23'],
    ['23111985', '1985-11-23'],
    ['2026', '2026'],
    ['23/11/2026', '2026-11-23'],
    ['24/11/2026', problem('24/11/2026 chưa tới')],
    ['2027', problem('2027 chưa tới')],
    ['1905', '1905'],
    ['1904', problem('1904 đã lâu quá')],
    ['24/11/1905', '1905-11-24'],
    ['23/11/1905', problem('23/11/1905 đã lâu quá')],
    ['29/2/1985', problem('Lịch không có ngày này')],
    ['23/11', problem('Anh/Chị gõ năm sinh')],
    ['hôm qua', problem('Anh/Chị gõ năm sinh')],
    ['85', '1985'],
    ['sinh năm 85', '1985'],
    ['tháng 11 năm 1985', '1985'],
    ['231185', '1985-11-23'],
    ['310285', problem('Lịch không có ngày này')],
    ['thứ hai', problem('Anh/Chị gõ năm sinh')],
    ['5', problem('Anh/Chị gõ năm sinh')],
  ])('%j', (typed, answer) => {
    expect(answerTo(question, typed)).toEqual(answer)
  })

  it('keeps what was stored only when somebody can be so old', () => {
    expect(isKept(question, '1985-02-28')).toBe(true)
    expect(isKept(question, '1985-02-30')).toBe(false)
    expect(isKept(question, '2030')).toBe(false)
    expect(isKept(question, '85')).toBe(false)
    expect(isKept(question, 1985)).toBe(false)
  })
})

describe('choice', () => {
  const choices = [{ name: 'vietnam', label: words('Việt Nam'), also: ['vn'] }]
  const open: Question = { ...called('nation'), kind: 'choice', choices, typed: 20 }
  const closed: Question = { ...called('nation'), kind: 'choice', choices }

  it.each([
    ['viet nam', open, 'vietnam'],
    ['VN', open, 'vietnam'],
    ['Lào', open, { typed: 'Lào' }],
    ['123', open, problem('Anh/Chị trả lời bằng chữ')],
    ['x'.repeat(21), open, problem('Câu trả lời dài quá')],
    ['Lào', closed, problem('Anh/Chị chọn một trong những câu trả lời')],
  ])('%j', (typed, question, answer) => {
    expect(answerTo(question, typed)).toEqual(answer)
  })

  const kin: Question = {
    ...called('relation'),
    kind: 'choice',
    choices: RELATIONS.map((name) => ({
      name,
      label: text(`family.relation.${name}`),
      also: KIN_WORDS[name],
    })),
  }

  it.each([
    ['bố', 'father'],
    ['Bố tôi', 'father'],
    ['má', 'mother'],
    ['mẹ của tôi', 'mother'],
    ['con trai', 'child'],
    ['con gái', 'child'],
    ['bà nội', 'grandmother'],
    ['bà', 'grandmother'],
    ['em trai', 'sibling'],
    ['cháu ngoại', 'grandchild'],
    ['chồng tôi', 'husband'],
    ['vo toi', 'wife'],
    ['my mother', 'mother'],
    ['ba', problem('Anh/Chị chọn giúp: Cha hay Bà?')],
    ['bạ', problem('Anh/Chị chọn giúp: Cha hay Bà?')],
    ['bác', 'other'],
  ])('hears whom %j is', (typed, answer) => {
    expect(answerTo(kin, typed)).toEqual(answer)
  })

  it('takes ba for the father of who types accents', () => {
    const form = formWith({ ...called('name'), kind: 'personName' }, kin)
    expect(new Answering(form).types('Lê Thị Mai', 'ba').finished).toMatchObject({ relation: 'father' })
    expect(new Answering(form).types('Le Mai', 'ba').finished).toBeUndefined()
  })

  it('keeps what was stored when it may still be chosen or typed', () => {
    expect(isKept(open, 'vietnam')).toBe(true)
    expect(isKept(open, { typed: 'Lào' })).toBe(true)
    expect(isKept(closed, { typed: 'Lào' })).toBe(false)
    expect(isKept(open, 'laos')).toBe(false)
    expect(isKept(open, { typed: 7 })).toBe(false)
  })
})

describe('many', () => {
  const choices = ['Sốt', 'Ho', 'Khó thở'].map((label, index) => ({ name: `c${index}`, label: words(label) }))
  const question: Question = { ...called('checks'), kind: 'many', choices, none: words('Không có điều nào') }
  const needed: Question = { ...called('checks'), kind: 'many', choices }

  it('ticks and unticks until Xong, the order of the form deciding', () => {
    const answering = new Answering(formWith(question))
    expect(answering.presses('Khó thở')).toMatchObject({
      redraws: true,
      state: { draft: { ticked: ['c2'] } },
    })
    expect(answering.presses('Sốt', 'Ho', '✓ Ho').state.draft).toEqual({ ticked: ['c0', 'c2'] })
    expect(answering.shown).toEqual([
      'checks? Chọn những điều đúng rồi bấm Xong.',
      '[✓ Sốt] [Ho] [✓ Khó thở]',
      '[Không có điều nào] [Xong]',
    ])
    expect(answering.presses('Xong').finished).toEqual({ checks: ['c0', 'c2'] })
  })

  it('answers at once that nothing applies', () => {
    expect(new Answering(formWith(question)).presses('Sốt', 'Không có điều nào').finished).toEqual({
      checks: [],
    })
    expect(new Answering(formWith(question)).types('không').finished).toEqual({ checks: [] })
  })

  it('does not take nothing for an answer without a tick', () => {
    const answering = new Answering(formWith(needed))
    expect(answering.presses('Xong').finished).toBeUndefined()
    expect(answering.shown).toEqual([
      'Anh/Chị chưa chọn điều nào.',
      'checks? Chọn những điều đúng rồi bấm Xong.',
      '[Sốt] [Ho] [Khó thở]',
      '[Xong]',
    ])
    expect(answering.does({ kind: 'press', data: 'f:k3x9:checks:_none' }).stale).toBe(true)
  })

  it.each([
    ['sốt, ho', ['c0', 'c1']],
    ['1 3', ['c0', 'c2']],
    ['ho và khó thở', ['c1', 'c2']],
    ['Ho; 1', ['c0', 'c1']],
    ['ho', ['c1']],
    ['tôi bị ho nữa', ['c1']],
    ['tôi có sốt và bị ho ạ', ['c0', 'c1']],
  ])('takes %j as ticks', (typed, ticked) => {
    const step = new Answering(formWith(question)).types(typed)
    expect(step.state.draft).toEqual({ ticked })
  })

  it('ticks nothing that is denied', () => {
    expect(new Answering(formWith(question)).types('tôi không bị ho').state.draft).toBeUndefined()
  })

  const fewButtons = context({ buttonRoom: 3 })

  it.each([
    ['1', ['c0']],
    ['1 3', ['c0', 'c2']],
    ['1. 3.', ['c0', 'c2']],
    ['ho và 3', ['c1', 'c2']],
    ['0', []],
    ['4', undefined],
    ['5', undefined],
    ['1 5', undefined],
  ])('takes %j to a numbered list as the whole answer', (typed, checks) => {
    const { finished } = new Answering(formWith(question), fewButtons).types(typed)
    expect(finished).toEqual(checks && { checks })
  })

  it('is no list of numbers where all its choices have buttons', () => {
    const answering = new Answering(formWith(needed), fewButtons)
    expect(answering.types('1').state.draft).toEqual({ ticked: ['c0'] })
    expect(answering.types('2', 'xong').finished).toEqual({ checks: ['c0', 'c1'] })
  })

  it('keeps its ticks when something is not understood', () => {
    const answering = new Answering(formWith(question))
    answering.types('sốt', 'đau bụng')
    expect(answering.shown.slice(0, 3)).toEqual([
      'Chúng tôi chưa hiểu điều vừa gõ.',
      'checks? Chọn những điều đúng rồi bấm Xong.',
      '[✓ Sốt] [Ho] [Khó thở]',
    ])
  })

  it('comes with its ticks when it is changed, but not in a discreet chat', () => {
    const form = formWith({ ...question, confidential: true }, { ...called('review'), kind: 'review' })
    const changed = (discreet: boolean) =>
      new Answering(form, context({ discreet }), { checks: ['c1'] }).types('sửa', 'checks').state.draft
    expect(changed(false)).toEqual({ ticked: ['c1'] })
    expect(changed(true)).toBeUndefined()
  })

  it('keeps what was stored when all of it may still be chosen', () => {
    expect(isKept(question, [])).toBe(true)
    expect(isKept(question, ['c2', 'c0'])).toBe(true)
    expect(isKept(question, ['c0', 'gone'])).toBe(false)
    expect(isKept(question, 'c0')).toBe(false)
    expect(isKept(needed, [])).toBe(false)
  })
})

describe('yes or no', () => {
  const question: Question = { ...called('sure'), kind: 'yesNo', yes: words('Chắc chắn') }

  it.each([
    ['chac chan', true],
    ['có', true],
    ['vâng', true],
    ['Yes', true],
    ['không', false],
    ['ko', false],
    ['2', false],
    ['có lẽ', problem('Anh/Chị chọn một trong những câu trả lời')],
  ])('%j', (typed, answer) => {
    expect(answerTo(question, typed)).toEqual(answer)
  })
})

describe('phone', () => {
  const question: Question = { ...called('phone'), kind: 'phone' }
  const contact = (phone: string, own: boolean) => ({ kind: 'contact', phone, own }) as const

  it('is shared where the messenger can, and only one’s own', () => {
    const answering = new Answering(formWith(question), context({ sharesContact: true }))
    expect(answering.shown).toEqual(['phone?', '[Chia sẻ số điện thoại]'])
    answering.does(contact('84987654321', false))
    expect(answering.shown[0]).toContain('Chúng tôi chưa rõ')
    answering.does(contact('02253842124', true))
    expect(answering.shown[0]).toContain('máy bàn')
    expect(answering.does(contact('84912345678', true)).finished).toEqual({ phone: '+84912345678' })
    expect(new Answering(formWith(question)).shown).toEqual(['phone?'])
  })

  it('is taken though the numbering plan doubts it', () => {
    expect(answerTo(question, '0521234567')).toBe('+84521234567')
    expect(isKept(question, '+84521234567')).toBe(true)
    expect(isKept(question, '113')).toBe(false)
  })
})

describe('period', () => {
  const span: Question = { ...called('span'), kind: 'period', usual: 'calendar', goesOn: true, longest: 366 }

  it.each([
    ['Tuần này', '2026-11-23/2026-11-29'],
    ['this week', '2026-11-23/2026-11-29'],
    ['tuan truoc', '2026-11-16/2026-11-22'],
    ['3', '2026-11-01/2026-11-30'],
    ['Last month', '2026-10-01/2026-10-31'],
    ['1/8-15/8', '2026-08-01/2026-08-15'],
    ['hôm qua', '2026-11-22/2026-11-22'],
    ['1/12/2026-5/12/2026', problem('Ngày 01/12/2026 chưa tới')],
    ['1/1/2025-20/1/2026', problem('Mỗi kỳ dài nhất 366 ngày')],
    ['quý này', problem('Chưa rõ là từ ngày nào')],
  ] as const)('%s', (typed, expected) => {
    expect(answerTo(span, typed)).toEqual(expected)
  })
})

describe('a period that looks back', () => {
  const days: Question = { ...called('days'), kind: 'period', usual: 'lately', daysBack: 30 }

  it.each([
    ['14 ngày qua', '2026-11-10/2026-11-23'],
    ['1/11-15/11', '2026-11-01/2026-11-15'],
    ['1/10-15/11', '2026-10-01/2026-11-15'],
    ['hom qua', '2026-11-22/2026-11-22'],
    ['2', '2026-11-17/2026-11-23'],
    ['20/11/2026-30/11/2026', '2026-11-20/2026-11-23'],
    ['31/2', problem('Lịch không có ngày này')],
    ['20/1-31/2', problem('Lịch không có ngày này')],
    ['7', problem('Chưa rõ')],
    ['lâu rồi', problem('Chưa rõ')],
    ['1/12/2026-3/12/2026', problem('Ngày 01/12/2026 chưa tới')],
    ['1/8-15/8', problem('Chúng tôi chỉ giữ 30 ngày, từ 24/10/2026')],
  ])('%j', (typed, answer) => {
    expect(answerTo(days, typed)).toEqual(answer)
  })

  it('offers the days that are asked for most, and keeps them while they are in reach', () => {
    const answering = new Answering(formWith(days))
    expect(answering.shown).toEqual(['days?', '[14 ngày qua] [7 ngày qua]'])
    expect(answering.presses('7 ngày qua').finished).toEqual({ days: '2026-11-17/2026-11-23' })
    expect(isKept(days, '2026-11-17/2026-11-23')).toBe(true)
    expect(isKept(days, '2026-08-17/2026-08-23')).toBe(false)
    expect(isKept(days, '2026-11-17')).toBe(false)
  })
})

describe('number', () => {
  const whole: Question = { ...called('count'), kind: 'number', least: 0, most: 5000 }
  const exact: Question = { ...called('count'), kind: 'number', least: -40, most: 50, decimals: 1 }

  it.each([
    ['1.234', whole, 1234],
    ['1,234', whole, 1234],
    ['1 234', whole, 1234],
    ['１２', whole, 12],
    ['5001', whole, problem('Số này từ 0 đến 5.000')],
    ['-1', whole, problem('Số này từ 0 đến 5.000')],
    ['2,5', whole, problem('Anh/Chị trả lời bằng số')],
    ['ba', whole, problem('Anh/Chị trả lời bằng số')],
    ['1e3', whole, problem('Anh/Chị trả lời bằng số')],
    ['9'.repeat(40), whole, problem('Anh/Chị trả lời bằng số')],
    ['36,6', exact, 36.6],
    ['36.6', exact, 36.6],
    ['-3.5', exact, -3.5],
    ['36.65', exact, problem('Anh/Chị trả lời bằng số')],
  ])('%j', (typed, question, answer) => {
    expect(answerTo(question, typed)).toEqual(answer)
  })

  it('keeps what was stored within its limits', () => {
    expect(isKept(whole, 7)).toBe(true)
    expect(isKept(whole, 7.5)).toBe(false)
    expect(isKept(whole, Number.NaN)).toBe(false)
    expect(isKept(whole, '7')).toBe(false)
    expect(isKept(exact, 36.6)).toBe(true)
  })
})

describe('unit', () => {
  const lowest: Question = { ...called('unit'), kind: 'unit', lowest: true }
  const any: Question = { ...called('unit'), kind: 'unit' }
  const away: Question = { ...called('unit'), kind: 'unit', lowest: true, elsewhere: true }
  const before = context({ units: directoryOf('haiphong-2021') })

  it.each([
    ['gia vien', lowest, { edition: 'haiphong-2021', code: '11347' }],
    ['quận hồng bàng', lowest, problem('Anh/Chị cho biết phường, xã nào của quận Hồng Bàng')],
    ['hải phòng', lowest, problem('Hải Phòng không có nơi nào tên như vậy')],
    ['quận hồng bàng', any, { edition: 'haiphong-2021', code: '303' }],
    ['an', lowest, problem('nơi tên như vậy, Anh/Chị gõ tên đầy đủ hơn')],
    ['paris', lowest, problem('Hải Phòng không có nơi nào')],
    ['paris', away, problem('hoặc bấm Nơi khác')],
  ])('%j', (typed, question, answer) => {
    expect(answerTo(question, typed, before)).toEqual(answer)
  })

  it.each([
    'tôi ở phường Ngô Quyền',
    'nhà tôi ở tại ngô quyền',
    'toi o ngo quyen',
    'I live in Ngo Quyen ward',
    'Địa chỉ: phường Ngô Quyền, tp Hải Phòng',
  ])('takes no street from %j', (typed) => {
    const street: Question = { ...called('street'), kind: 'text', optional: true }
    const asked = formWith({ ...lowest, kind: 'unit', before: 'street' }, street)
    expect(new Answering(asked).types(typed).state.answers).toEqual({
      unit: { edition: 'haiphong-2025', code: '11329' },
    })
  })

  it('takes a button of an earlier search as long as the question stands', () => {
    const answering = new Answering(formWith(lowest), before)
    answering.types('minh tan', 'hoa binh')
    expect(answering.presses('Xã Minh Tân, huyện Kiến Thuỵ').finished).toEqual({
      unit: { edition: 'haiphong-2021', code: '11725' },
    })
  })

  it('has no way elsewhere where the question has none', () => {
    const answering = new Answering(formWith(lowest), before)
    expect(answering.shown).toEqual(['unit?'])
    for (const code of ['_else', '_back', '303', '99999', 'x']) {
      expect(answering.does({ kind: 'press', data: `f:k3x9:unit:${code}` }).stale, code).toBe(true)
    }
  })

  it('keeps what was stored of this edition alone', () => {
    expect(isKept(lowest, { edition: 'haiphong-2021', code: '11347' }, before)).toBe(true)
    expect(isKept(lowest, { edition: 'haiphong-2021', code: '11347' })).toBe(false)
    expect(isKept(lowest, { edition: 'haiphong-2021', code: '303' }, before)).toBe(false)
    expect(isKept(lowest, { province: 'Hà Nội', place: 'Hoàn Kiếm' })).toBe(false)
    expect(isKept(away, { province: 'Hà Nội', place: 'Hoàn Kiếm' })).toBe(true)
    expect(isKept(away, { province: 'Hà Nội', place: '' })).toBe(false)
    expect(isKept(away, 'Hà Nội')).toBe(false)
  })
})

describe('review', () => {
  const form = formWith(
    { ...called('name'), kind: 'personName' },
    { ...called('phone'), kind: 'phone' },
    { ...called('remark'), kind: 'text', optional: true, confidential: true },
    { ...called('review'), kind: 'review', send: words('Đăng ký') },
  )
  const known = { name: 'Trần Thị Bích Ngọc', phone: '+84912345678', remark: 'x1' }

  it('lists what was given and leaves out what was passed over', () => {
    expect(new Answering(form, context(), { ...known, remark: null }).shown).toEqual([
      'review?',
      'name: Trần Thị Bích Ngọc',
      'phone: 0912 345 678',
      '[Đăng ký] [Sửa]',
    ])
  })

  it('is discreet where the messenger should not learn names and numbers', () => {
    expect(new Answering(form, context({ discreet: true }), known).shown).toEqual([
      'review?',
      'name: Trần Thị Bích N.',
      'phone: 0912 345 ***',
      'remark: đã ghi',
      '[Đăng ký] [Sửa]',
    ])
  })

  it.each(['đăng ký', 'ok', 'Đúng rồi', '1'])('is sent by %j', (typed) => {
    expect(new Answering(form, context(), known).types(typed).finished).toEqual(known)
  })

  it('is not sent by an ok to the question which answer to change', () => {
    const answering = new Answering(form, context(), known)
    expect(answering.types('sửa', 'ok').finished).toBeUndefined()
    expect(answering.shown[0]).toBe('Không có câu nào tên như vậy.')
    expect(answering.presses('Không sửa nữa').state.draft).toBeUndefined()
  })
})
