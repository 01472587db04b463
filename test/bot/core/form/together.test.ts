import { describe, expect, it } from 'vitest'
import { formOf } from '../../../../bot/templates/template.ts'
import { NATIONAL } from '../../../support/templates.ts'
import { Answering, context } from './formWorld.ts'

const form = formOf(NATIONAL)
const brief = { brief: true, buttonRoom: 5 }

function toldFirst(typed: string, language: 'vi' | 'en' = 'vi') {
  const { name, birth, sex, nationality } = new Answering(form, context({ ...brief, language })).types(typed)
    .state.answers
  return [name, birth, sex, typeof nationality === 'object' ? nationality : undefined].filter(Boolean)
}

describe('a name, a year of birth and a nationality in one message', () => {
  it.each([
    ['trần thị bích ngọc 1958', ['Trần Thị Bích Ngọc', '1958']],
    ['Trần Thị Bích Ngọc, 1958', ['Trần Thị Bích Ngọc', '1958']],
    ['Trần Thị Bích Ngọc - 1958.', ['Trần Thị Bích Ngọc', '1958']],
    ['1958 Trần Thị Bích Ngọc', ['Trần Thị Bích Ngọc', '1958']],
    ['Trần Thị Bích Ngọc sinh năm 1958', ['Trần Thị Bích Ngọc', '1958']],
    ['trần thị bích ngọc, năm sinh: 1958', ['Trần Thị Bích Ngọc', '1958']],
    ['Trần Thị Bích Ngọc sinh 1958', ['Trần Thị Bích Ngọc', '1958']],
    ['lê văn sinh 1958', ['Lê Văn Sinh', '1958']],
    ['Lê Thị Mai 23/11/1985', ['Lê Thị Mai', '1985-11-23']],
    ['Lê Thị Mai, ngày 23 tháng 11 năm 1985', ['Lê Thị Mai', '1985-11-23']],
    ['Trần Thị Bích Ngọc', ['Trần Thị Bích Ngọc']],
    ['Trần Thị Bích Ngọc, 67 tuổi', ['Trần Thị Bích Ngọc']],
    ['Trần Thị Bích Ngọc 1958 nữ', ['Trần Thị Bích Ngọc', '1958', 'female']],
    ['Trần Thị Bích Ngọc, 1958, nữ', ['Trần Thị Bích Ngọc', '1958', 'female']],
    ['Nguyễn Thị Tư, sinh năm 1950, 12 Lạch Tray, 0912345688', ['Nguyễn Thị Tư', '1950']],
    ['Trần Thị Bích Ngọc, nữ, 58', ['Trần Thị Bích Ngọc', '1958', 'female']],
    ['1958', ['1958']],
    ['tôi tên là trần thị bích ngọc sinh năm 1958', ['Trần Thị Bích Ngọc', '1958']],
    ['Họ tên: Trần Thị Bích Ngọc, năm sinh: 1958', ['Trần Thị Bích Ngọc', '1958']],
    ['Trần Thị Bích Ngọc (1958)', ['Trần Thị Bích Ngọc', '1958']],
    ['Trần Thị Bích Ngọc năm 1958', ['Trần Thị Bích Ngọc', '1958']],
    ['Lê Thị Năm 1960', ['Lê Thị Năm', '1960']],
    ['lê thị năm 1960', ['Lê Thị Năm', '1960']],
    ['nguyen hoai nam 1985', ['Nguyen Hoai Nam', '1985']],
    ['Tên Nam, năm 1985', ['Tên Nam', '1985']],
  ])('%s', (typed, told) => {
    expect(toldFirst(typed)).toEqual(told)
  })

  it.each([
    ['Mary Smith, 1985, Ireland', ['Mary Smith', '1985', { typed: 'Ireland' }]],
    ['Mary Smith 1985 Irish', ['Mary Smith', '1985', { typed: 'Irish' }]],
    [
      'Mary Smith, born on 16 February 1959, United States',
      ['Mary Smith', '1959-02-16', { typed: 'United States' }],
    ],
    ['Mary Smith 1985', ['Mary Smith', '1985']],
    ['Mary Smith, 1985, Korean', ['Mary Smith', '1985', { typed: 'Korean' }]],
    ['Mary Smith, 1985, Cam giang', ['Mary Smith', '1985']],
    ['Mary Smith', ['Mary Smith']],
  ])('%s', (typed, told) => {
    expect(toldFirst(typed, 'en')).toEqual(told)
  })

  it('takes the words of a button for it', () => {
    const answering = new Answering(form, context({ ...brief, language: 'en' }))
    expect(answering.types('Lê An, 1985, Vietnam').state.answers).toMatchObject({ nationality: 'vietnam' })
  })

  it('is asked one at a time of whoever was not understood', () => {
    const answering = new Answering(form, context(brief))
    answering.types('😀')
    expect(answering.shown).toEqual([
      'Chúng tôi chưa hiểu, nên xin hỏi từng câu.',
      'Anh/Chị cho biết họ và tên.',
    ])
    answering.types('lê an')
    expect(answering.shown).toEqual(['Năm sinh? Ví dụ 1985, hoặc cả ngày 23/11/1985.'])
  })

  it('is taken back answer by answer', () => {
    const answering = new Answering(form, context(brief))
    answering.types('lê an 1958')
    answering.goesBack()
    expect(answering.shown).toEqual(['Năm sinh? Ví dụ 1985, hoặc cả ngày 23/11/1985.'])
    answering.goesBack()
    expect(answering.shown).toEqual([
      'Họ tên, năm sinh và giới tính của Anh/Chị? Ví dụ: Trần Thị Bích Ngọc, 1958, nữ.',
    ])
  })

  it('is three questions where messages are many, and three answers of whoever gives them at once', () => {
    const answering = new Answering(form, context())
    expect(answering.shown).toEqual(['Anh/Chị cho biết họ và tên.'])
    expect(answering.types('Ngọc, 1958, nữ').state.answers).toEqual({
      name: 'Ngọc',
      birth: '1958',
      sex: 'female',
    })
    expect(new Answering(form, context()).types('1958').state.answers).toEqual({})
  })
})

describe('the day of the first symptom and the journey in one message', () => {
  const known = {
    ...{ name: 'Lê An', birth: '1958', sex: 'male', phone: '0912345678', street: '5 Cầu Đất' },
    ...{ unit: { edition: 'haiphong-2025', code: '11329' }, checks: ['fever', 'travel'] },
  }
  it.each([
    ['hôm qua, Hà Nội', '2026-11-22', 'Hà Nội'],
    ['từ hôm qua, Hà Nội và Quảng Ninh', '2026-11-22', 'Hà Nội và Quảng Ninh'],
    ['Hà Nội, hôm kia', '2026-11-21', 'Hà Nội'],
    ['3 ngày trước Lào', '2026-11-20', 'Lào'],
    ['từ ngày 20/11, Hà Nội', '2026-11-20', 'Hà Nội'],
    ['hôm qua', '2026-11-22', undefined],
    ['Hà Nội', undefined, 'Hà Nội'],
    ['31/2, Hà Nội', undefined, undefined],
  ])('%s', (typed, since, places) => {
    const { answers } = new Answering(form, context(brief), known).types(typed).state
    expect([answers.since, answers.places]).toEqual([since, places])
  })

  it('offers the days as buttons where only the day is left', () => {
    const answering = new Answering(form, context(brief), known)
    answering.types('Hà Nội')
    expect(answering.shown).toEqual(['Anh/Chị có triệu chứng từ ngày nào?', '[Hôm nay] [Hôm qua] [Hôm kia]'])
  })
})

describe('an address outside the city in one message', () => {
  const known = { name: 'Lê An', birth: '1958', sex: 'male', phone: '0912345678', checks: [] }
  const addressOf = (...typed: readonly string[]) => {
    const answering = new Answering(form, context(brief), known)
    const { unit, street } = answering.types(...typed).state.answers
    return { unit, street, shown: answering.shown[0] }
  }

  it('keeps the street of whoever names no ward, and asks for the ward alone', () => {
    expect(addressOf('12 Lê Lợi, Hà Nội').shown).toBe('Phường, xã nào?')
    expect(addressOf('12 Lê Lợi, Hà Nội', 'Hoàn Kiếm')).toMatchObject({
      unit: { province: 'Hà Nội', place: 'Hoàn Kiếm' },
      street: '12 Lê Lợi',
    })
  })

  it('takes what was said again for the place, because nothing better is known', () => {
    const hamlet = 'thôn 3 Hà Đông'
    expect(addressOf(`${hamlet}, Thái Bình`, hamlet)).toMatchObject({
      unit: { province: 'Thái Bình', place: hamlet },
      street: hamlet,
    })
  })

  it('takes a province from a whole sentence', () => {
    expect(addressOf('tôi ở Thái Bình').shown).toBe(
      'Số nhà, đường và phường, xã? Ví dụ: 12 Lê Lợi, phường Hồng Gai.',
    )
  })
})
