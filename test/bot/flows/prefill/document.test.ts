import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answeredBy, bring, differing, without } from '../../../../bot/core/form/bring.ts'
import { begin } from '../../../../bot/core/form/engine.ts'
import type { Answers, FormState } from '../../../../bot/core/form/form.ts'
import { broughtBy, isDocument, peopleOn } from '../../../../bot/flows/prefill/facts.ts'
import { parseCode } from '../../../../bot/qr/parseCode.ts'
import { formOf } from '../../../../bot/templates/template.ts'
import { NATIONAL } from '../../../support/templates.ts'
import { called, context, formWith } from '../../core/form/formWorld.ts'

const HOSTS = { public: 'https://khaibao.haiphong.gov.vn', former: [] }
const CARD = '031185001234|031234567|Trần Thị Bích Ngọc|15061985|Nữ|5 Cầu Đất, Hải Phòng|01012022'
const CODE = '031185001234|TRAN THI BICH NGOC|1985-06-15|0|202109111234567891|0<2<HS4010<0912345679<'

const national = formOf(NATIONAL)
const around = context()

function peopleIn(...texts: readonly string[]) {
  const codes = texts.map((text) => parseCode(text, HOSTS, (number) => `hash of ${number.length}`))
  return peopleOn(codes.filter(isDocument))
}

function begun(known: Answers = {}): FormState {
  return begin(national, { instance: 'k3x9', prefill: known }, around).state
}

describe('what a form takes of a document', () => {
  it('is name, birth and sex', () => {
    expect(peopleIn(CARD)).toEqual([{ name: 'Trần Thị Bích Ngọc', birth: '1985-06-15', sex: 'female' }])
  })

  it('has the name of a national code looked at, because it has no accents', () => {
    const [facts] = peopleIn(CODE)
    const step = bring(national, begun(), broughtBy(facts ?? {}), around)
    expect(step.state).toMatchObject({ asked: 'name', draft: { suggested: 'Tran Thi Bich Ngoc' } })
    expect(step.state.answers).toEqual({ birth: '1985-06-15', sex: 'female' })
  })

  it('is one person where a card and a code of the same lie side by side', () => {
    expect(peopleIn(CODE, CARD)).toEqual(peopleIn(CARD))
    expect(peopleIn(CODE, CARD.replace('Bích Ngọc', 'Hoa'))).toHaveLength(2)
  })

  it('is as much as a masked code shows', () => {
    expect(peopleIn('******1234|LE THI ***|1985-**-**|0|202109119999999999|0<2<<<')).toEqual([
      { birth: '1985', sex: 'female' },
    ])
    expect(peopleIn('********|***|****-**-**|1|162979388586171100|')).toEqual([])
  })

  it('leaves out what the form would not take, and questions that it has not', () => {
    const brought = { answers: { name: 'Lê An', birth: '2093-01-01', sex: 'unknown' } }
    expect(answeredBy(national, begun(), brought, around).map(({ name }) => name)).toEqual(['name'])
    const visitor = formWith({ ...called('name'), kind: 'personName' }, { ...called('phone'), kind: 'phone' })
    const { state } = begin(visitor, { instance: 'k3x9' }, around)
    expect(bring(visitor, state, broughtBy(peopleIn(CARD)[0] ?? {}), around).state.answers).toEqual({
      name: 'Trần Thị Bích Ngọc',
    })
  })
})

describe('what was told before', () => {
  const brought = broughtBy(peopleIn(CARD)[0] ?? {})
  const namesThatDiffer = (known: Answers) =>
    differing(national, begun(known), brought, around).map(({ name }) => name)

  it.each([
    [{}, []],
    [{ name: 'tran thi bich ngoc' }, []],
    [{ birth: '1985' }, []],
    [{ name: 'Trần Thị Bích Ngọc', birth: '1985-06-15', sex: 'female' }, []],
    [{ birth: '1985-06-16' }, ['birth']],
    [{ name: 'Phạm Hữu Minh', birth: '1960', sex: 'male' }, ['name', 'birth', 'sex']],
  ])('%j differs in %j', (known, differ) => {
    expect(namesThatDiffer(known)).toEqual(differ)
  })

  it('stays until it is given up', () => {
    const state = begun({ name: 'Lê An', birth: '1960' })
    expect(bring(national, state, brought, around).state.answers).toEqual({
      name: 'Lê An',
      birth: '1960',
      sex: 'female',
    })
    const given = without(state, differing(national, state, brought, around))
    expect(bring(national, given, brought, around).state.answers).toEqual(brought.answers)
  })
})

describe('any text of a code', () => {
  const part = fc.oneof(
    fc.constantFrom('', '*', '******1234', 'TRAN THI BICH NGOC', 'Trần Thị Hoa', '1985-06-15', '15061985'),
    fc.constantFrom('Nữ', 'Nam', '0', '1', '202109111234567891', '0<2<<0912345679<', '__proto__'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  const number = fc.stringMatching(/^031[0-3]\d{8}$/)
  const texts = fc.oneof(
    fc.tuple(number, fc.array(part, { maxLength: 9 })).map((parts) => parts.flat().join('|')),
    number.map((own) => CARD.replace('031185001234', own)),
    number.map((own) => CODE.replace('031185001234', own)),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )

  it('fills in name, birth and sex at most, whatever else it says', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 3 }), (read) => {
        for (const facts of peopleIn(...read)) {
          const { state } = bring(national, begun(), broughtBy(facts), around)
          const { answers, draft, asked, ...rest } = state
          expect(rest).toEqual({ form: national.name, instance: 'k3x9' })
          expect(['name', 'birth', 'sex']).toEqual(expect.arrayContaining(Object.keys(answers)))
          expect(['suggested']).toEqual(expect.arrayContaining(Object.keys(draft ?? {})))
          expect(JSON.stringify(facts)).not.toMatch(/\d{5}|hash/)
          expect(asked).toBeDefined()
        }
      }),
      { numRuns: 300 },
    )
  })
})
