import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UnitDirectory } from '../../../bot/core/units.ts'
import { parseUnitFile, UnitFileError, type UnitOfFile } from '../../../db/units/unitFile.ts'

/** Units a tree has at most; a few levels come of themselves. */
const UNITS_AT_MOST = 30
const RUNS = 60

/** Trees of any shape and depth: each unit hangs below one that stands before it, bodies below units and bodies. */
const trees = fc
  .array(fc.record({ above: fc.nat(), isBody: fc.boolean() }), { minLength: 3, maxLength: UNITS_AT_MOST })
  .map((drawn) => {
    const units: UnitOfFile[] = [{ code: 'root', name: 'Gốc', type: 'Thành phố', parentCode: null }]
    for (const [index, { above, isBody }] of drawn.entries()) {
      const possible = isBody ? units : units.filter(({ kind }) => kind !== 'body')
      const parentCode = possible[above % possible.length]?.code ?? null
      const unit = { code: `u${index}`, name: `Tên ${index}`, type: isBody ? 'Ban' : 'Khu', parentCode }
      units.push(isBody ? { ...unit, kind: 'body' } : unit)
    }
    return units
  })

/** What goes wrong in files, planted at a unit that is not the root, and how it is told. */
const DEFECTS: Readonly<Record<string, (unit: UnitOfFile) => { rows: object[]; told: string }>> = {
  'an unknown parent': (unit) => ({
    rows: [{ ...unit, parentCode: 'gone' }],
    told: `đơn vị ${unit.code} có cấp trên gone không có trong danh sách`,
  }),
  'a cycle': (unit) => ({
    rows: [{ ...unit, parentCode: unit.code }],
    told: `đơn vị ${unit.code} là cấp trên của chính nó`,
  }),
  'a code twice': (unit) => ({ rows: [unit, unit], told: `mã ${unit.code} có 2 lần` }),
  'both kinds': (unit) => ({
    rows: [unit, { ...unit, kind: unit.kind === 'body' ? 'territory' : 'body' }],
    told: `mã ${unit.code} vừa là đơn vị hành chính vừa là ban ngành, đoàn thể`,
  }),
  'a second root': (unit) => ({
    rows: [unit, { ...unit, code: 'two', kind: 'territory', parentCode: null }],
    told: 'có hơn một đơn vị cao nhất: root, two',
  }),
  'a unit below a body': (unit) => ({
    rows: [
      unit,
      { ...unit, code: 'b', kind: 'body', parentCode: 'root' },
      { ...unit, code: 't', kind: 'territory', parentCode: 'b' },
    ],
    told: 'đơn vị t nằm dưới b, là ban ngành, đoàn thể',
  }),
  'a wrong field': (unit) => ({
    rows: [{ ...unit, name: '' }],
    told: `(${unit.code}): name là tên, 1 đến 80 ký tự nhìn thấy được, không kèm loại`,
  }),
}

function problemsOf(content: unknown): string {
  try {
    parseUnitFile('trial', content)
    return ''
  } catch (error) {
    if (error instanceof UnitFileError) return error.problems.join('\n')
    throw error
  }
}

test('a tree of any depth comes back as it is, its bodies beside the territory', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      expect(parseUnitFile('trial', tree)).toEqual(tree)
      const units = new UnitDirectory(tree.map((unit) => ({ ...unit, edition: 'trial' })))
      expect(units.all.length + units.bodiesAll.length).toBe(tree.length)
      for (const { code } of tree) {
        const below = tree.filter(({ parentCode }) => parentCode === code)
        const found = [...units.children(code), ...units.bodies(code)]
        expect(found.map((unit) => unit.code).sort()).toEqual(below.map((unit) => unit.code).sort())
        const unit = units.byCode(code)
        expect(unit && units.path(unit)[0]?.code).toBe('root')
      }
      expect(units.lowest().some(({ kind }) => kind === 'body')).toBe(false)
    }),
    { numRuns: RUNS },
  )
})

test.each(Object.entries(DEFECTS))('%s is named, wherever it stands', (_name, plant) => {
  fc.assert(
    fc.property(trees, fc.nat(), (tree, place) => {
      const at = 1 + (place % (tree.length - 1))
      const unit = tree[at]
      if (!unit) throw new Error('a tree has units besides its root')
      const { rows, told } = plant(unit)
      expect(problemsOf([...tree.slice(0, at), ...rows, ...tree.slice(at + 1)])).toContain(told)
    }),
    { numRuns: RUNS },
  )
})

test('several defects are told at once', () => {
  const root = { code: 'root', name: 'Gốc', type: 'Thành phố', parentCode: null }
  const unit = { code: 'a', name: 'A', type: 'Khu', parentCode: 'root' }
  const broken = Object.values(DEFECTS).map((plant, index) => plant({ ...unit, code: `a${index}` }))
  const said = problemsOf([root, ...broken.flatMap(({ rows }) => rows)])
  for (const { told } of broken) expect(said).toContain(told)
})
