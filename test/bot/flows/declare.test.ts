import { describe, expect, it } from 'vitest'
import { questionsLeft } from '../../../bot/core/form/answers.ts'
import { recentAmong } from '../../../bot/core/form/recent.ts'
import { knownBefore } from '../../../bot/flows/declare/known.ts'
import { formOf } from '../../../bot/templates/template.ts'
import { NATIONAL } from '../../support/templates.ts'
import { Answering, called, context } from '../core/form/formWorld.ts'

const NGO_QUYEN = { edition: 'haiphong-2025', code: '11329' }
const BEFORE = {
  ...{ name: 'Lê An', birth: '1985', sex: 'male', nationality: 'vietnam', idNumber: null },
  ...{ unit: NGO_QUYEN, street: '5 Cầu Đất', phone: '+84912345679', checks: ['fever'], since: '2026-11-20' },
}

describe('a declaration by a form that was changed since the last one', () => {
  it('asks what is new, and how the person feels', () => {
    const questions = [...NATIONAL.questions]
    questions.splice(1, 0, { ...called('room'), kind: 'text' })
    const changed = { ...NATIONAL, questions: questions.filter(({ name }) => name !== 'sex') }
    const left = questionsLeft(formOf(changed), knownBefore({ template: changed }, {}, BEFORE), context())
    expect(left.map(({ name }) => name)).toEqual(['room', 'checks'])
  })
})

describe('what was answered before', () => {
  const { unit: _unit, street: _street, phone: _phone, ...rest } = BEFORE
  const known = { ...rest, checks: [] }
  const earlier = [
    { unit: { edition: 'haiphong-2021', code: '11329' }, street: 'x\u0000', phone: '12' },
    { unit: NGO_QUYEN, street: '5 Cầu Đất', phone: '+84912345679' },
    { unit: NGO_QUYEN, street: '5 Cầu Đất', phone: '0912345679' },
  ]
  const recent = recentAmong(formOf(NATIONAL), earlier)

  it('is offered once, as long as it is an answer', () => {
    const answering = new Answering(formOf(NATIONAL), context({ recent }), known)
    expect(answering.shown.slice(1)).toEqual(['[Như lần trước: Phường Ngô Quyền]', '[Nơi khác]'])
    answering.presses('Như lần trước: Phường Ngô Quyền')
    expect(answering.shown.slice(1)).toEqual(['[Như lần trước: x]', '[Như lần trước: 5 Cầu Đất]'])
    answering.types('như lần trước: 5 cầu đất')
    expect(answering.shown.slice(1)).toEqual(['[Như lần trước: 0912 345 679]'])
    answering.types('1')
    expect(answering.step.state.answers).toMatchObject({ street: '5 Cầu Đất', phone: '+84912345679' })
  })

  it('shows no phone where the messenger should not learn it, and no more than there is room for', () => {
    const address = { unit: NGO_QUYEN, street: '5 Cầu Đất' }
    const discreet = new Answering(formOf(NATIONAL), context({ recent, discreet: true }), {
      ...known,
      ...address,
    })
    expect(discreet.shown).toEqual(['Số điện thoại của Anh/Chị?'])
    const narrow = new Answering(formOf(NATIONAL), context({ recent, buttonRoom: 1 }), known)
    expect(narrow.shown.slice(1)).toEqual(['[Nơi khác]'])
  })
})
