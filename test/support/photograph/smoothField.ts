import type { Chance } from './chance.ts'

/** A number for every point of the plane. */
export type Field = (x: number, y: number) => number

/**
 * Numbers from −1 to 1 that change smoothly, a hill or a hollow about every unit (value noise). It repeats after
 * `period` units, which is a power of 2.
 */
export function smoothField(chance: Chance, period = 64): Field {
  const values = Float32Array.from({ length: period * period }, () => chance.between(-1, 1))
  const at = (x: number, y: number): number => values[(y & (period - 1)) * period + (x & (period - 1))] ?? 0
  return (x, y) => {
    const [left, top] = [Math.floor(x), Math.floor(y)]
    const [right, down] = [eased(x - left), eased(y - top)]
    const upper = at(left, top) + (at(left + 1, top) - at(left, top)) * right
    const lower = at(left, top + 1) + (at(left + 1, top + 1) - at(left, top + 1)) * right
    return upper + (lower - upper) * down
  }
}

/** Several fields over one another, each twice as fine and a share as strong as the one before. */
export function roughField(chance: Chance, octaves: number, share: number, period: number): Field {
  const layers = Array.from({ length: octaves }, (_, octave) => ({
    field: smoothField(chance, period * 2 ** octave),
    scale: 2 ** octave,
    strength: share ** octave,
  }))
  const whole = layers.reduce((sum, { strength }) => sum + strength, 0)
  return (x, y) => {
    let sum = 0
    for (const { field, scale, strength } of layers) sum += strength * field(x * scale, y * scale)
    return sum / whole
  }
}

/** From 0 to 1, level at both ends. */
export function eased(share: number): number {
  if (share <= 0) return 0
  return share >= 1 ? 1 : share * share * (3 - 2 * share)
}
