import { describe, expect, it } from 'vitest'
import { readPage } from '../../../../bot/core/form/page/readPage.ts'
import { formOf } from '../../../../bot/templates/template.ts'
import { NATIONAL } from '../../../support/templates.ts'
import { Answering, context, formWith } from './formWorld.ts'

const form = formOf(NATIONAL)
const only = (name: string) => formWith(...form.questions.filter((question) => question.name === name))
const answerTo = (name: string, typed: string) =>
  new Answering(only(name), context({ language: 'en' })).types(typed).finished?.[name]

describe('a foreigner', () => {
  it.each([
    ['viet nam', 'vietnam'],
    ['Vietnam', 'vietnam'],
    ['người Việt', 'vietnam'],
    ['Laos', { typed: 'Laos' }],
    ['Lào', { typed: 'Lào' }],
    ['người Hàn Quốc', { typed: 'người Hàn Quốc' }],
    ['Japanese', { typed: 'Japanese' }],
    ['12 Lạch Tray, 0912345688', undefined],
    ['Cam giang', undefined],
  ])('is of the nationality %j', (typed, answer) => {
    expect(answerTo('nationality', typed)).toEqual(answer)
  })

  it('says the street with the place in another province', () => {
    const away = (...typed: string[]) =>
      new Answering(
        formWith(...form.questions.filter(({ name }) => name === 'unit' || name === 'street')),
      ).types(...typed).finished
    const told = { unit: { province: 'Hà Nội', place: 'Hoàn Kiếm' }, street: '5 Tràng Tiền' }
    expect(away('Nơi khác', 'Hà Nội', '5 Tràng Tiền, Hoàn Kiếm')).toEqual(told)
    expect(away('Nơi khác', '5 Tràng Tiền, Hoàn Kiếm, Hà Nội')).toEqual(told)
    expect(away('Hà Nội', '5 Tràng Tiền, Hoàn Kiếm')).toEqual(told)
  })

  it.each(['ở nhà', 'nhà', 'nhà tôi', 'gần chợ'])('lives in no ward by %j', (typed) => {
    expect(answerTo('unit', typed)).toBeUndefined()
  })

  it('is asked once more for a country that nobody knows, and then believed', () => {
    const asked = () => new Answering(only('nationality'), context({ language: 'en' }))
    expect(asked().types('Sealand').finished).toBeUndefined()
    expect(asked().types('Sealand', 'sealand').finished).toEqual({ nationality: { typed: 'sealand' } })
    const pressed = asked()
    pressed.types('Sealand')
    expect(pressed.presses('That is right').finished).toEqual({ nationality: { typed: 'Sealand' } })
    expect(asked().types('Sealand', 'Laos').finished).toEqual({ nationality: { typed: 'Laos' } })
    expect(asked().types('12 Main Street', '12 Main Street').finished).toBeUndefined()
  })

  it.each([
    ['C1234567', 'C1234567'],
    ['passport no. AB 123-4567', 'AB1234567'],
    ['Hộ chiếu số c1234567', 'C1234567'],
    ['hello', undefined],
  ])('has the passport %j', (typed, answer) => {
    expect(answerTo('idNumber', typed)).toBe(answer)
  })

  it.each([
    ['+856 20 5555 1234', '+8562055551234'],
    ['+1 415 555 2671', '+14155552671'],
    ['0044 7911 123456', '+447911123456'],
    ['+999 123', undefined],
  ])('is called by %j', (typed, answer) => {
    expect(answerTo('phone', typed)).toBe(answer)
  })

  it('types a country beside [Việt Nam] on the page: it counts where that was chosen beforehand, else it is asked', () => {
    const posted = new Map([
      ['nationality', ['vietnam']],
      ['nationality.other', ['Lào']],
      ['_shown', ['nationality']],
    ])
    const inVietnamese = readPage(only('nationality'), {}, posted, context())
    expect(inVietnamese).toMatchObject({ isComplete: true, answers: { nationality: { typed: 'Lào' } } })
    const inEnglish = readPage(only('nationality'), {}, posted, context({ language: 'en' }))
    expect(inEnglish).toMatchObject({ isComplete: false, answers: {} })
  })
})
