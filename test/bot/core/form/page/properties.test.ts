import fc from 'fast-check'
import { expect, test } from 'vitest'
import { begin } from '../../../../../bot/core/form/engine.ts'
import type { Form } from '../../../../../bot/core/form/form.ts'
import { PAGE_FIELDS, type Posted } from '../../../../../bot/core/form/page/posted.ts'
import { readPage } from '../../../../../bot/core/form/page/readPage.ts'
import { cleanTyped } from '../../../../../bot/core/form/typed.ts'
import { words } from '../../../../../bot/core/text.ts'
import { called, context, formWith } from '../formWorld.ts'
import { NATIONAL, valuesOf } from './sent.ts'

const CHOICES = ['one', 'two', 'three'].map((name) => ({ name, label: words(name) }))
const everything = formWith(
  { ...called('place'), kind: 'name' },
  { ...called('email'), kind: 'text', format: 'email', onRequest: true },
  { ...called('birth'), kind: 'birth', optional: true },
  { ...called('sort'), kind: 'choice', choices: CHOICES, typed: 30, usual: { vi: 'one' } },
  {
    ...called('ticks'),
    kind: 'many',
    choices: CHOICES,
    none: words('none'),
    when: { question: 'sort', not: 'three' },
  },
  { ...called('sure'), kind: 'yesNo', when: { question: 'ticks', has: ['one', 'two'] } },
  { ...called('day'), kind: 'date', limit: 'future' },
  { ...called('unit'), kind: 'unit', elsewhere: true, before: 'remark' },
  { ...called('remark'), kind: 'text' },
  { ...called('count'), kind: 'number', least: -5, most: 5000, decimals: 1 },
  { ...called('review'), kind: 'review' },
)

const VALUES = [
  ...[
    'lê an',
    '1985',
    '2035',
    '0912345678',
    'female',
    'vietnam',
    'one',
    'three',
    '_none',
    '_done',
    'yes',
    'no',
  ],
  ...[
    'fever',
    'travel',
    'today',
    'hôm qua',
    '31/2',
    'cam giang',
    '12 Lạch Tray, an biên',
    'hà nội',
    'hải phòng',
  ],
  ...[
    '11329',
    'a@b.vn',
    '1.234',
    '2,5',
    '',
    ' ',
    '\0',
    '\u202e',
    '=1+1',
    '__proto__',
    'constructor',
    'x'.repeat(2000),
  ],
]
const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
)

function posts(form: Form): fc.Arbitrary<Posted> {
  const names = form.questions.flatMap(({ name }) => [
    name,
    ...['other', 'pick', 'province', 'place'].map((part) => `${name}.${part}`),
  ])
  const field = fc.constantFrom(...names, '__proto__', PAGE_FIELDS.shown)
  return fc
    .array(fc.tuple(field, fc.array(value, { minLength: 1, maxLength: 3 })), { maxLength: 60, size: 'max' })
    .map((fields) => new Map(fields))
}

const languages = fc.constantFrom('vi' as const, 'en' as const)

/** What may be known of somebody beforehand: nothing, or an answer to each of some questions. */
const KNOWN = {
  national: {
    name: 'Lê An',
    birth: '1985',
    unit: { edition: 'haiphong-2025', code: '11329' },
    street: '5 Cầu Đất',
  },
  everything: {
    sort: 'one',
    ticks: ['one'],
    sure: true,
    unit: { province: 'Hà Nội', place: 'Huế' },
    remark: 'x',
  },
}

test.each([
  ['the national form', NATIONAL, KNOWN.national],
  ['a form of every kind', everything, KNOWN.everything],
])(
  'whatever is sent for %s is read, kept, and never finished with what the form would refuse',
  (_, form, some) => {
    const asked = { ...form, questions: form.questions.filter(({ kind }) => kind !== 'review') }
    fc.assert(
      fc.property(posts(form), languages, fc.constantFrom({}, some), (posted, language, known) => {
        const world = context({ language })
        const page = readPage(form, known, posted, world)
        const stored = JSON.parse(JSON.stringify(page.answers))
        expect(stored).toEqual(page.answers)
        if (page.isComplete) {
          const finished = begin(
            asked,
            { instance: 'k3x9', prefill: { ...known, ...stored } },
            context({ language, brief: true }),
          ).finished
          expect(finished).toMatchObject(page.answers)
        }
        for (const [name, shown] of Object.entries(valuesOf(page)))
          if (typeof shown === 'string' && cleanTyped(posted.get(name)?.[0] ?? '') !== '')
            expect(shown).toBe(posted.get(name)?.[0])
      }),
      { numRuns: 400 },
    )
  },
)

test('a page that came back and is sent as it is has lost nothing', () => {
  fc.assert(
    fc.property(posts(NATIONAL), (posted) => {
      const page = readPage(NATIONAL, {}, posted, context())
      const values = Object.entries(valuesOf(page)).map(([name, shown]): [string, readonly string[]] => [
        name,
        [shown].flat(),
      ])
      const shown = page.fields.map(({ question }) => question)
      const sentAgain = new Map([
        ...values.filter(([, all]) => all.length > 0),
        [PAGE_FIELDS.shown, shown] as const,
      ])
      const again = readPage(NATIONAL, {}, sentAgain, context())
      expect(again.answers).toMatchObject(page.answers)
    }),
    { numRuns: 300 },
  )
})
