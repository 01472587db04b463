import { describe, expect, it } from 'vitest'
import {
  answersTakenOver,
  formOf,
  isRisk,
  loadTemplate,
  parseTemplate,
  TemplateError,
} from '../../../bot/templates/template.ts'

const national = loadTemplate('national2021')

function problemsOf(content: unknown): readonly string[] {
  try {
    parseTemplate('trial', content)
  } catch (error) {
    if (error instanceof TemplateError) return error.problems
    throw error
  }
  return []
}

describe('the declaration of 2021', () => {
  it('is valid for a day and kept for a month', () => {
    expect([national.validHours, national.keptDays, national.purposes]).toEqual([24, 30, ['declaration']])
    expect(formOf(national).name).toBe('national2021')
  })

  it('has the fields of the national form', () => {
    expect(national.questions.map(({ name }) => name)).toEqual([
      'name',
      'birth',
      'sex',
      'nationality',
      'idNumber',
      'unit',
      'street',
      'phone',
      'email',
      'checks',
      'since',
      'places',
      'review',
    ])
  })

  it.each(['fever', 'cough', 'breath', 'pneumonia', 'throat', 'tired', 'patient', 'area', 'sick'])(
    'bears a risk with %s',
    (check) => {
      expect(isRisk(national, { checks: ['travel', check] })).toBe(true)
    },
  )

  it('bears none with a journey alone, or with nothing', () => {
    expect(isRisk(national, { checks: ['travel'], places: 'Hà Nội' })).toBe(false)
    expect(isRisk(national, { checks: [] })).toBe(false)
    expect(isRisk(national, {})).toBe(false)
  })

  it('asks about health anew every time', () => {
    const answers = { name: 'Lê An', checks: ['fever'], since: '2026-11-21', places: 'x' }
    expect(answersTakenOver(national, answers)).toEqual({ name: 'Lê An' })
  })
})

describe('a template', () => {
  it('is told every problem of its shape at once', () => {
    const [first, ...rest] = national.questions
    const wrong = {
      ...national,
      validHours: 0,
      colour: 'red',
      questions: [{ ...first, ask: 'national2021.nowhere' }, ...rest],
    }
    expect(problemsOf(wrong)).toEqual([
      expect.stringContaining('validHours'),
      'questions.0.ask: no plain text of the catalogue: national2021.nowhere',
      expect.stringContaining('colour'),
    ])
  })

  it('takes no text that has values to fill in', () => {
    expect(problemsOf({ ...national, title: 'form.tooLong' })).toEqual([
      'title: no plain text of the catalogue: form.tooLong',
    ])
  })

  it('is told every problem of its questions and rules at once', () => {
    const wrong = {
      ...national,
      askedAnew: ['mood'],
      riskWhen: [{ question: 'checks', has: 'hiccup' }],
      questions: [...national.questions, ...national.questions.slice(2, 3)],
    }
    expect(problemsOf(wrong)).toEqual([
      'review: a review stands last',
      'sex: two questions have this name',
      'askedAnew names an unknown question mood',
      'riskWhen: checks has no choice hiccup',
    ])
  })

  it.each(['nowhere', '../package', ''])('is not found as %j', (name) => {
    expect(() => loadTemplate(name)).toThrow(TemplateError)
  })
})
