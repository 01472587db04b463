import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inDependencyOrder } from '../../../db/backup/order.ts'

test('a table stands behind those it refers to, and may refer to itself', () => {
  const references = [
    { from: 'chats', to: 'persons' },
    { from: 'inbox', to: 'chats' },
    { from: 'units', to: 'units' },
  ]
  expect(inDependencyOrder(['inbox', 'chats', 'persons', 'units'], references)).toEqual([
    'persons',
    'units',
    'chats',
    'inbox',
  ])
})

test('a circle is a mistake of ours and named', () => {
  const references = [
    { from: 'one', to: 'two' },
    { from: 'two', to: 'one' },
  ]
  expect(() => inDependencyOrder(['one', 'two', 'three'], references)).toThrow('in a circle: one, two')
})

test('any tables without a circle are all there, each behind those it refers to', () => {
  // References only ever point from a later number to an earlier one, so that there is no circle.
  const graph = fc.integer({ min: 1, max: 12 }).chain((count) =>
    fc.tuple(
      fc.shuffledSubarray(
        Array.from({ length: count }, (_, n) => `${n}`),
        { minLength: count },
      ),
      fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1))),
    ),
  )
  fc.assert(
    fc.property(graph, ([tables, pairs]) => {
      const references = pairs.map((pair) => ({ from: `${Math.max(...pair)}`, to: `${Math.min(...pair)}` }))
      const order = inDependencyOrder(tables, references)
      expect(order.toSorted()).toEqual(tables.toSorted())
      for (const { from, to } of references) {
        if (from !== to) expect(order.indexOf(to)).toBeLessThan(order.indexOf(from))
      }
    }),
  )
})
