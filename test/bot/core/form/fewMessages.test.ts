import { describe, expect, it } from 'vitest'
import { settledAnswers } from '../../../../bot/core/form/answers.ts'
import { formOf } from '../../../../bot/templates/template.ts'
import { sayingsIn } from '../../../support/declaring.ts'
import { NATIONAL } from '../../../support/templates.ts'
import { leftOut, type Way, waysThrough } from '../../../support/ways.ts'
import { context } from './formWorld.ts'

/** The question for consent and the QR. */
const AROUND_THE_FORM = 2
/** From the question for consent to the QR. */
const MESSAGES_AT_MOST = 12
/** The same for whoever says all that is asked; what is left out is asked, so it costs one message more. */
const MESSAGES_FOR_WHOLE_ANSWERS = 10

const ALWAYS_ASKED = ['name', 'birth', 'sex', 'nationality', 'unit', 'street', 'phone', 'checks']

const form = formOf(NATIONAL)

describe.each(['vi', 'en'] as const)(
  'every way through the declaration in few messages, in %s',
  (language) => {
    const around = context({ language, brief: true, buttonRoom: 5, sharesContact: true })
    const ways = waysThrough(form, around, sayingsIn(language))
    const isTooLong = (way: Way) => way.messages + AROUND_THE_FORM > MESSAGES_FOR_WHOLE_ANSWERS + leftOut(way)
    const written = ({ sayings }: Way) => sayings.map(({ says }) => says).join(' / ')

    it('is at most ten messages, and one more for each thing that was left out', () => {
      expect(ways.length).toBeGreaterThan(100)
      expect(ways.filter(isTooLong).map(written)).toEqual([])
    })

    it('is at most twelve messages for whoever leaves out two things', () => {
      const longest = Math.max(...ways.filter((way) => leftOut(way) <= 2).map(({ messages }) => messages))
      expect(longest + AROUND_THE_FORM).toBe(MESSAGES_AT_MOST)
    })

    it('has the answers of a form that asks one thing at a time', () => {
      const oneByOne = context({ language })
      for (const { answers } of ways) expect(settledAnswers(form, answers, oneByOne)).toEqual(answers)
      const isMissing = ({ answers }: Way) => ALWAYS_ASKED.some((name) => !Object.hasOwn(answers, name))
      expect(ways.filter(isMissing).map(written)).toEqual([])
    })

    it('asks questions that everybody needs, at least eight messages', () => {
      const shortest = Math.min(...ways.map(({ messages }) => messages))
      expect(shortest + AROUND_THE_FORM).toBe(8)
    })
  },
)
