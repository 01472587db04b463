import { loadModule } from 'libpg-query'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type AskedOfAll, askedOfAll } from './asked.ts'
import { constraintsInTheWay } from './constraints.ts'
import { DISTRIBUTED } from './distribution.ts'
import { FAN_OUTS } from './fanOuts.ts'
import { between, rowsBetween } from './paper.ts'
import { sentByProduct } from './sentByProduct.ts'
import { type Toured, tour } from './tour.ts'

vi.mock('postgres', async (original) => (await import('./sentByProduct.ts')).watchedDriver(original as never))

const known = FAN_OUTS.flatMap(({ statements }) => statements)

let toured: Toured
let asked: AskedOfAll[]
beforeAll(async () => {
  await loadModule()
  toured = await tour()
  asked = await askedOfAll(toured.owner, sentByProduct)
}, 120_000)
afterAll(() => toured?.end())

describe('on tables that are spread over servers', () => {
  it('a statement says by their column which rows it means, or asks all servers for a reason that is written down', () => {
    const isKnown = ({ tables, text }: AskedOfAll) =>
      known.some(([of, part]) => of === tables && text.includes(part))
    expect(asked.filter((one) => !isKnown(one))).toEqual([])
  })

  it('no reason is written down for what nothing asks', () => {
    const isAsked = ([tables, part]: (typeof known)[number]) =>
      asked.some((one) => one.tables === tables && one.text.includes(part))
    expect(known.filter((one) => !isAsked(one))).toEqual([])
  })

  it('the paper names them, their columns, and the constraints that stand in the way', async () => {
    expect(rowsBetween('spread')).toEqual(
      Object.entries(DISTRIBUTED).map(([table, { column, beside }]) => [table, column, beside]),
    )
    const { uniques, keys } = await constraintsInTheWay(toured.owner)
    expect(rowsBetween('uniques').map(([name]) => name)).toEqual(uniques)
    expect(between('keys')).toBe(keys)
  })
})
