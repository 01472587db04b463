import { describe, expect, it } from 'vitest'
import { unsharp } from '../../../../bot/qr/picture/unsharp.ts'
import { drawn } from '../engine/drawn.ts'
import { blank, defocused } from '../engine/spoiled.ts'

describe('unsharp masking', () => {
  it('leaves an even picture as it is', () => {
    const image = blank(40, 30, 117)
    expect(unsharp(image)).toEqual(image)
  })

  it('brings the modules of a blurred symbol apart', () => {
    const { image, grid, modules, size } = drawn({ version: 2, module: 4 })
    const soft = defocused(image, 2)
    /** Of the modules that are dark or light all alone, how many stand out. */
    const distance = ({ pixels, width }: typeof image): number => {
      const greys = (colour: number): number[] =>
        Array.from(modules.keys())
          .filter(
            (i) =>
              modules[i] === colour && modules[i - 1] !== colour && modules[i + 1] !== colour && i % size > 0,
          )
          .map((i) => pixels[Math.round(grid.y[i] ?? 0) * width + Math.round(grid.x[i] ?? 0)] ?? 0)
      const mean = (numbers: number[]): number =>
        numbers.reduce((sum, grey) => sum + grey, 0) / numbers.length
      return mean(greys(-1)) - mean(greys(1))
    }
    expect(distance(unsharp(soft))).toBeGreaterThan(1.5 * distance(soft))
  })

  it('never leaves the range of grey values', () => {
    const { image } = drawn({ version: 1, module: 6 })
    const { pixels, width, height } = unsharp(image)
    const light = pixels[Math.floor(height / 2) * width + 2] ?? 0
    expect(light).toBeGreaterThan(200)
    expect(Math.max(...pixels)).toBe(255)
    expect(Math.min(...pixels)).toBe(0)
  })
})
