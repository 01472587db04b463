import type { Place } from './camera.ts'

/**
 * How a sheet lies in space. Points on the sheet are in widths of the print from its middle, to the right and down; a
 * surface goes on beyond the print, so that a wall can have the same one.
 */
export interface Surface {
  at(x: number, y: number): Place
  /** How much of the ink a crease has rubbed off, 0 to 1. */
  worn(x: number, y: number): number
}

export function flat(): Surface {
  return { at: (x, y) => [x, y, 0], worn: () => 0 }
}

/**
 * Round a pillar, or hollow inside one, whose radius is so many widths of the print; the axis is upright at 0 degrees
 * and level at 90.
 */
export function curved(radius: number, axis: number, isHollow: boolean): Surface {
  const [sine, cosine] = [Math.sin((axis * Math.PI) / 180), Math.cos((axis * Math.PI) / 180)]
  const out = isHollow ? 1 : -1
  return {
    at(x, y) {
      const angle = (x * cosine + y * sine) / radius
      const along = y * cosine - x * sine
      const across = radius * Math.sin(angle)
      const height = out * radius * (1 - Math.cos(angle))
      return [across * cosine - along * sine, across * sine + along * cosine, height]
    },
    worn: () => 0,
  }
}
