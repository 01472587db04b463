import { describe, expect, it } from 'vitest'
import { formProblems } from '../../../../bot/core/form/check.ts'
import { words } from '../../../../bot/core/text.ts'
import { called, formWith } from './formWorld.ts'

const SEX = {
  ...called('sex'),
  kind: 'choice',
  choices: [
    { name: 'male', label: words('Nam') },
    { name: 'female', label: words('Nữ') },
  ],
} as const
const NAME = { ...called('name'), kind: 'personName' } as const
const REVIEW = { ...called('review'), kind: 'review' } as const

describe('a form as data', () => {
  it('can be asked', () => {
    expect(formProblems(formWith(SEX, { ...NAME, when: { question: 'sex', is: 'male' } }, REVIEW))).toEqual(
      [],
    )
  })

  it('is told every problem at once', () => {
    const choices = [...SEX.choices, { name: '_skip', label: words('') }, { name: 'male', label: words('') }]
    const wrong = formWith(
      { ...NAME, when: { question: 'sex', is: 'male' } },
      REVIEW,
      { ...SEX, choices },
      { ...NAME, when: { question: 'sex', has: ['female', 'robot'] } },
      { ...called('full name'), kind: 'text' },
      { ...called('count'), kind: 'number', least: 2, most: 1 },
      { ...called('self'), kind: 'text', when: { question: 'self', not: 'x' } },
      { ...called('unit'), kind: 'unit', before: 'street' },
    )
    expect(formProblems(wrong)).toEqual([
      'name: a condition is about sex, which is not asked before it',
      'review: a review stands last',
      'sex: two choices are male',
      'sex: choice _skip is not letters, digits and hyphens, at most 20',
      'name: two questions have this name',
      'name: sex has no choice robot',
      'full name: a name is a small letter, then letters and digits, at most 20',
      'count: least is more than most',
      'self: a condition is about self, which is not asked before it',
      'unit: what stands before it goes to street, which is no text',
    ])
  })
  it('is told what cannot be asked in one message', () => {
    const birth = { ...called('birth'), kind: 'birth' } as const
    const phone = { ...called('phone'), kind: 'phone' } as const
    const together = (...others: string[]) => [{ with: others, ask: words('?') }]
    expect(formProblems(formWith({ ...NAME, together: together('birth', 'sex') }, birth, SEX))).toEqual([])
    expect(formProblems(formWith({ ...birth, together: together('name') }, NAME))).toEqual([])
    const wrong = formWith(
      birth,
      { ...NAME, together: [...together('birth'), ...together('sex'), ...together('phone')] },
      SEX,
      phone,
    )
    expect(formProblems(wrong)).toEqual([
      'name: it is asked together with birth, which is not asked after it',
      'name: with sex it is not words around a date',
      'name: with phone it is not words around a date',
    ])
  })
})
