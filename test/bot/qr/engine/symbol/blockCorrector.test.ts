import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BlockCorrector } from '../../../../../bot/qr/engine/symbol/blockCorrector.ts'
import { mendBlock } from '../../../../../bot/qr/engine/symbol/mendBlock.ts'
import { encodedByNpm } from './npmTables.ts'

/** A block and the places at which something happens to it, in the order in which it happens. */
const blocks = fc
  .record({ dataCount: fc.integer({ min: 1, max: 123 }), correction: fc.integer({ min: 4, max: 30 }) })
  .chain(({ dataCount, correction }) =>
    fc.record({
      data: fc.uint8Array({ minLength: dataCount, maxLength: dataCount }),
      correction: fc.constant(correction),
      places: fc.shuffledSubarray(
        Array.from({ length: dataCount + correction }, (_, i) => i),
        { minLength: Math.min(dataCount + correction, 60) },
      ),
      changes: fc.array(fc.integer({ min: 1, max: 255 }), { minLength: 60, maxLength: 60 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  )

function changed(block: Uint8Array, places: readonly number[], changes: readonly number[]): Uint8Array {
  const wrong = block.slice()
  for (const [i, place] of places.entries()) wrong[place] = (wrong[place] ?? 0) ^ (changes[i] ?? 1)
  return wrong
}

describe('mending a block', () => {
  it('finds nothing wrong with what is right', () => {
    fc.assert(
      fc.property(blocks, ({ data, correction }) => {
        const block = encodedByNpm(data, correction)
        expect(new BlockCorrector(block.length, correction).load(block)).toBe(true)
      }),
    )
  })

  it('mends every two erasures, or one error, for two codewords of error correction', () => {
    fc.assert(
      fc.property(blocks, ({ data, correction, places, changes, share }) => {
        const block = encodedByNpm(data, correction)
        const erased = Math.round(share * correction)
        const errors = Math.floor((correction - erased) / 2)
        const corrector = new BlockCorrector(block.length, correction)
        const touched = places.slice(0, erased + errors)
        corrector.load(changed(block, touched, changes))
        for (const place of touched.slice(0, erased)) corrector.erase(place)
        expect(corrector.countErrors()).toBe(touched.slice(erased).length)
        expect(corrector.mend()).toBe(true)
        expect(corrector.mended).toEqual(block)
      }),
      { numRuns: 500 },
    )
  })

  it('never takes a word for mended that is not one of the code', () => {
    fc.assert(
      fc.property(blocks, ({ data, correction, places, changes, share }) => {
        const block = changed(encodedByNpm(data, correction), places.slice(0, 60), changes)
        const corrector = new BlockCorrector(block.length, correction)
        corrector.load(block)
        for (const place of places.slice(0, Math.round(share * correction))) corrector.erase(place)
        if (corrector.countErrors() < 0 || !corrector.mend()) return
        expect(new BlockCorrector(block.length, correction).load(corrector.mended)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('believes no word but the right one, however much was wrong and whatever was trusted', () => {
    fc.assert(
      fc.property(blocks, fc.integer({ min: 0, max: 60 }), (random, wrong) => {
        const { data, correction, places, changes } = random
        const right = encodedByNpm(data, correction)
        const block = changed(right, places.slice(0, wrong), changes)
        const trust = Float32Array.from(block, (_, place) => places.indexOf(place))
        const corrector = new BlockCorrector(block.length, correction)
        const proof = mendBlock(corrector, block, trust, 20)
        if (proof !== undefined) expect(corrector.mended).toEqual(right)
        // Errors within half the correction are mended with the least trusted codewords erased or without; only
        // short blocks have too little to prove it with.
        if (2 * wrong <= correction - 8) expect(proof).toBeGreaterThanOrEqual(20)
      }),
      // Twenty bits leave a chance of some 1 in 60,000 a block: with a seed the test is not a lottery.
      { numRuns: 500, seed: 20 },
    )
  })
})
