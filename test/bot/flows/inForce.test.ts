import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formsStanding } from '../../../bot/flows/declare/inForce.ts'
import { loadTemplates } from '../../../bot/templates/directory.ts'
import type { TemplateUse } from '../../../db/templateUses.ts'
import { directoryOf } from '../core/form/formWorld.ts'

const units = directoryOf('haiphong-2021')
const city = { edition: 'haiphong-2021', units, templates: loadTemplates() }
const root = units.root.code
const district = units.children(root)[0]?.code ?? ''
const ward = units.children(district)[0]?.code ?? ''
const elsewhere = units.children(root)[1]?.code ?? ''

/** Uses as the database gives them, the newest first. */
function newestFirst(
  ...written: readonly (readonly [unitCode: string, template: string, stands?: boolean])[]
) {
  return written.map(([unitCode, template, stands = true], index): TemplateUse => {
    return { unitCode, template, stands, since: new Date(1e12 - index) }
  })
}

const namesAt = (uses: readonly TemplateUse[], unitCode: string) =>
  formsStanding(city, uses)
    .at(unitCode)
    .map(({ name }) => name)

test('a city for which nobody chose has the usual, everywhere, also where a unit is unknown', () => {
  for (const unit of [root, district, ward, 'nowhere']) expect(namesAt([], unit)).toEqual(['national2021'])
})

test('the nearest unit up the path that has its own gives them all, the newest first', () => {
  const uses = newestFirst(
    [district, 'shelter'],
    [root, 'dengue'],
    [district, 'national2021'],
    [root, 'national2021'],
  )
  expect(namesAt(uses, ward)).toEqual(['shelter', 'national2021'])
  expect(namesAt(uses, district)).toEqual(['shelter', 'national2021'])
  expect(namesAt(uses, elsewhere)).toEqual(['dengue', 'national2021'])
  expect(formsStanding(city, uses).anywhere.map(({ name }) => name)).toEqual([
    'shelter',
    'dengue',
    'national2021',
  ])
})

test('a choice for a ward leaves the city its usual; a unit that stopped its own has its parent’s again', () => {
  expect(namesAt(newestFirst([ward, 'dengue']), root)).toEqual(['national2021'])
  const stopped = newestFirst([ward, 'dengue', false], [district, 'shelter'])
  expect(namesAt(stopped, ward)).toEqual(['shelter'])
})

test('with the last of the city stopped there is none; a form without a file is none', () => {
  expect(namesAt(newestFirst([root, 'national2021', false]), ward)).toEqual([])
  expect(namesAt(newestFirst([ward, 'measles']), ward)).toEqual(['national2021'])
  expect(namesAt(newestFirst([root, 'measles']), root)).toEqual([])
})

test('whatever is switched on and off, a unit has its own or its parent’s', () => {
  const use = fc.tuple(
    fc.constantFrom(root, district, ward, elsewhere),
    fc.constantFrom('dengue', 'shelter', 'national2021', 'measles'),
    fc.boolean(),
  )
  fc.assert(
    fc.property(fc.array(use, { maxLength: 8 }), (written) => {
      const uses = newestFirst(...written)
      for (const unit of units.path(units.byCode(ward) ?? units.root).slice(1)) {
        const own = uses.filter(
          (one) => one.stands && one.unitCode === unit.code && one.template !== 'measles',
        )
        const expected =
          own.length > 0
            ? [...new Set(own.map(({ template }) => template))]
            : namesAt(uses, unit.parentCode ?? root)
        expect(namesAt(uses, unit.code)).toEqual(expected)
      }
    }),
    { seed: 6, numRuns: 100 },
  )
})
