import { describe, expect, it } from 'vitest'
import {
  type EqualiserWidth,
  equalisedModules,
  NARROW,
  WIDE,
} from '../../../../../bot/qr/engine/modules/equaliser.ts'
import { contrastAt } from '../../../../../bot/qr/picture/contrast.ts'
import type { GreyImage } from '../../../../../bot/qr/picture/greyImage.ts'
import { drawn } from '../drawn.ts'
import { type Lying, lyingIn } from '../grid/lying.ts'
import { turned } from '../laying.ts'
import { changed, defocused, noisy } from '../spoiled.ts'

const SYMBOL = drawn({ version: 4, module: 5, lies: turned(20) })
const widths = [
  ['narrow', NARROW],
  ['wide', WIDE],
] as const

/** How many of a hundred modules whose colour the version does not tell have the wrong one. */
function wrong({ symbol, frame }: Lying, soft: Float32Array): number {
  const unknown = Array.from(symbol.modules.keys()).filter((i) => frame.model.known[i] === 0)
  const errors = unknown.filter((i) => Math.sign(soft[i] ?? 0) !== symbol.modules[i])
  return (100 * errors.length) / unknown.length
}

function atMiddles({ truth, window }: Lying): Float32Array {
  return truth.x.map((x, i) => contrastAt(window.sharp, x, truth.y[i] ?? 0))
}

function equalised({ truth, window, frame }: Lying, width: EqualiserWidth): Float32Array {
  return equalisedModules(window.sharp, truth, frame.model, width)
}

/** Drawn out along the rows, as by a hand that moved. */
function smeared(image: GreyImage, reach: number): GreyImage {
  const at = (x: number, y: number): number =>
    image.pixels[y * image.width + Math.min(image.width - 1, Math.max(0, x))] ?? 0
  return changed(image, (_, x, y) => {
    let sum = 0
    for (let step = -reach; step <= reach; step++) sum += at(x + step, y)
    return sum / (2 * reach + 1)
  })
}

describe.each(widths)('a %s equaliser', (_, width) => {
  it('reads every module of a clean symbol', () => {
    expect(wrong(lyingIn(SYMBOL), equalised(lyingIn(SYMBOL), width))).toBe(0)
  })

  it.each([
    ['a blur of a module', (image: GreyImage) => defocused(defocused(image, 3), 2)],
    ['a blur of more', (image: GreyImage) => defocused(defocused(image, 3), 3)],
    ['a moved hand', (image: GreyImage) => smeared(image, 5)],
  ])('undoes %s, where the middles of modules mislead', (_name, spoil) => {
    const lying = lyingIn(SYMBOL, noisy(spoil(SYMBOL.image), 4, 1))
    const misled = wrong(lying, atMiddles(lying))
    expect(misled).toBeGreaterThan(5)
    expect(wrong(lying, equalised(lying, width))).toBeLessThan(0.5 * misled)
  })

  it('learns that a picture is a negative', () => {
    const lying = lyingIn(SYMBOL)
    const negative = { ...lying.window.sharp, values: lying.window.sharp.values.map((value) => -value) }
    expect(wrong(lying, equalisedModules(negative, lying.truth, lying.frame.model, width))).toBe(0)
  })

  it('is sure of clean modules and stays between -1 and 1', () => {
    const soft = equalised(lyingIn(SYMBOL), width)
    const sureness = soft.map(Math.abs)
    expect(Math.max(...sureness)).toBeLessThanOrEqual(1)
    expect(sureness.reduce((sum, value) => sum + value, 0) / soft.length).toBeGreaterThan(0.7)
  })

  it('knows nothing where there is nothing', () => {
    const lying = lyingIn(SYMBOL)
    const empty = { ...lying.window.sharp, values: new Float32Array(lying.window.sharp.values.length) }
    const soft = equalisedModules(empty, lying.truth, lying.frame.model, width)
    expect(new Set(soft).size).toBe(1)
    expect(Math.abs(soft[0] ?? 1)).toBeLessThan(0.3)
  })
})

it('a wide equaliser undoes more of what reaches further', () => {
  const lying = lyingIn(SYMBOL, noisy(smeared(SYMBOL.image, 6), 4, 1))
  expect(wrong(lying, equalised(lying, WIDE))).toBeLessThan(wrong(lying, equalised(lying, NARROW)))
})
