import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../bot/templates/directory.ts'
import { answersTakenOver, formOf, isRisk, parseTemplate } from '../../../bot/templates/template.ts'
import { NATIONAL as national } from '../../support/templates.ts'

/** The file as it is written, to be spoilt. */
const written = JSON.parse(
  readFileSync(new URL('../../../bot/templates/national2021.json', import.meta.url), 'utf8'),
)

function problemsOf(content: unknown): readonly string[] {
  const parsed = parseTemplate(content)
  return 'problems' in parsed ? parsed.problems : []
}

describe('the declaration of 2021', () => {
  it('is valid for a day and kept for a month', () => {
    expect([national.validHours, national.keptDays, national.purpose]).toEqual([24, 30, 'declaration'])
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
    const [first, ...rest] = written.questions
    const wrong = {
      ...written,
      validHours: 0,
      colour: 'red',
      questions: [{ ...first, ask: { vi: 'Họ tên?' } }, ...rest],
    }
    expect(problemsOf(wrong)).toEqual([
      expect.stringContaining('validHours'),
      expect.stringContaining('questions.0.ask.en'),
      expect.stringContaining('colour'),
    ])
  })

  it('takes no text with values that nobody fills in, nor with others in each language', () => {
    expect(problemsOf({ ...written, title: { vi: 'Tờ khai {day}', en: 'Declaration' } })).toEqual([
      'title: nothing is known to be put in for {day}',
      'title: the languages have other values in braces',
    ])
  })

  it('is told every problem of its questions and rules at once', () => {
    const wrong = {
      ...written,
      askedAnew: ['mood'],
      riskWhen: [{ question: 'checks', has: 'hiccup' }],
      questions: [...written.questions, ...written.questions.slice(2, 3)],
    }
    expect(problemsOf(wrong)).toEqual([
      'name: with birth, sex it is not words around a date',
      'review: a review stands last',
      'sex: two questions have this name',
      'askedAnew names an unknown question mood',
      'riskWhen: checks has no choice hiccup',
    ])
  })

  it.each(['nowhere', '../package', ''])('is not found as %j', (name) => {
    expect(loadTemplates().byName(name)).toBeUndefined()
  })
})
