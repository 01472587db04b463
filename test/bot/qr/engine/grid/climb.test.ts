import { describe, expect, it } from 'vitest'
import { climb, createClimb, sweep } from '../../../../../bot/qr/engine/grid/climb.ts'
import { likeness } from '../../../../../bot/qr/engine/grid/likeness.ts'
import { AFFINE, bendable, flatWarp, gridOf, lay } from '../../../../../bot/qr/engine/grid/warp.ts'
import { drawn } from '../drawn.ts'
import { NEVER } from '../finders/sight.ts'
import { largest, lyingIn, misses } from './lying.ts'

const LYING = lyingIn(drawn({ version: 3, module: 5 }))
const VIEW = { modules: LYING.frame.known, unknownWeight: 0 }
/** Along which a module that lies amid the finders' is moved to the right by a bend. */
const BEND = 8

function startAt(rightModules: number, bendModules = 0) {
  const warp = bendable(flatWarp())
  lay(warp, LYING.window.place, 0, 0)
  warp[0] = (warp[0] ?? 0) + rightModules * LYING.module
  warp[BEND] = bendModules * LYING.module
  return createClimb(LYING.window.soft, LYING.frame, warp, NEVER)
}

describe('climbing', () => {
  it('comes nearer step by step, and tells the likeness that it reached', () => {
    const fit = startAt(0.6)
    const before = likeness(fit.contrast, fit.frame, fit.warp, VIEW)
    const reached = climb(fit, AFFINE, VIEW, { step: 0.2, rounds: 6 })
    expect(reached).toBeGreaterThan(before + 0.2)
    expect(reached).toBeCloseTo(likeness(fit.contrast, fit.frame, fit.warp, VIEW), 10)
    expect(largest(misses(LYING, gridOf(fit.warp, LYING.frame)))).toBeLessThan(0.3)
  })

  it('changes only what it may', () => {
    const fit = startAt(0.6)
    const before = fit.warp.slice()
    climb(fit, [3], VIEW, { step: 0.2, rounds: 3 })
    for (const [k, number] of fit.warp.entries()) if (k !== 3) expect(number).toBe(before[k])
  })

  it('ends after so many rounds', () => {
    const [one, many] = [1, 9].map((rounds) => climb(startAt(1.2), [0], VIEW, { step: 0.1, rounds }))
    expect(many).toBeGreaterThan(one ?? 1)
  })
})

describe('sweeping', () => {
  it('finds a bend beyond a hill that climbing would be caught on', () => {
    const swept = startAt(0, -2)
    sweep(swept, BEND, VIEW, { reach: 3, step: 0.4 })
    expect(Math.abs(swept.warp[BEND] ?? 9) / LYING.module).toBeLessThan(0.45)
    const climbed = startAt(0, -2)
    const reached = climb(climbed, [BEND], VIEW, { step: 0.4, rounds: 8 })
    expect(likeness(swept.contrast, swept.frame, swept.warp, VIEW)).toBeGreaterThan(reached)
  })

  it('leaves what fits best as it is', () => {
    const fit = startAt(0)
    const before = fit.warp.slice()
    sweep(fit, BEND, VIEW, { reach: 3, step: 0.4 })
    expect(fit.warp).toEqual(before)
  })
})
