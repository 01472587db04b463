import type { Point } from '../../../../bot/qr/engine/places/place.ts'
import { seededNumbers } from '../seeded.ts'

/** Where a point of the paper comes to lie; both in modules from the symbol's middle. It must not fold. */
export type Laying = (at: Point) => Point

export const flat: Laying = (at) => at

/** One after the other. */
export function laid(...layings: readonly Laying[]): Laying {
  return (at) => layings.reduce((point, lies) => lies(point), at)
}

/** Turned clockwise. */
export function turned(degrees: number): Laying {
  const [cosine, sine] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return ({ x, y }) => ({ x: x * cosine - y * sine, y: x * sine + y * cosine })
}

/** Longer one way than the other, and slanted. */
export function sheared(across: number, down: number, slant: number): Laying {
  return ({ x, y }) => ({ x: x * across + y * slant, y: y * down })
}

/** Seen aslant: what lies `reach` modules to the right is further away by the share `g`, below by `h`. */
export function tilted(g: number, h: number, reach = 10): Laying {
  return ({ x, y }) => {
    const depth = 1 + (g * x + h * y) / reach
    return { x: x / depth, y: y / depth }
  }
}

/** Round an upright pillar of this radius in modules, seen from above or below by so many radii. */
export function rolled(radius: number, rise = 0.3): Laying {
  return ({ x, y }) => {
    const angle = x / radius
    return { x: radius * Math.sin(angle), y: y + rise * radius * (1 - Math.cos(angle)) }
  }
}

/** Waves of the field below. */
const WAVES = 5

/**
 * Crumpled and smoothed out again: every part is shifted by at most `reach` modules each way, in waves of about `wave`
 * modules.
 */
export function crumpled(seed: number, reach: number, wave = 24): Laying {
  const next = seededNumbers(seed)
  const [across, down] = [shifts(next, wave), shifts(next, wave)]
  return (at) => ({ x: at.x + reach * across(at), y: at.y + reach * down(at) })
}

function shifts(next: () => number, wave: number): (at: Point) => number {
  const waves = Array.from({ length: WAVES }, () => ({
    turn: 2 * Math.PI * next(),
    phase: 2 * Math.PI * next(),
    frequency: (2 * Math.PI) / (wave * (0.67 + 0.67 * next())),
    strength: 0.5 + next(),
  }))
  const whole = waves.reduce((sum, { strength }) => sum + strength, 0)
  return ({ x, y }) => {
    let sum = 0
    for (const { turn, phase, frequency, strength } of waves) {
      sum += strength * Math.sin(frequency * (x * Math.cos(turn) + y * Math.sin(turn)) + phase)
    }
    return sum / whole
  }
}
