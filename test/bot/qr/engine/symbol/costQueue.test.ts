import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CostQueue } from '../../../../../bot/qr/engine/symbol/costQueue.ts'

it('gives the cheapest first, whatever is put in and taken out between', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(50))), (steps) => {
      const queue = new CostQueue<{ cost: number }>()
      const held: number[] = []
      for (const cost of steps) {
        if (cost === null) expect(queue.take()?.cost).toBe(held.sort((a, b) => a - b).shift())
        else {
          queue.put({ cost })
          held.push(cost)
        }
      }
    }),
  )
})
