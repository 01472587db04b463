import type { Place } from './camera.ts'

/** What lights the scene: a lamp or window in one place, and the light that comes from everywhere. */
export interface Lamp {
  readonly at: Place
  /** How far it is from the middle of the print, where its light is 1. */
  readonly reach: number
  /** Share of the light that comes from everywhere, 0 to 1. */
  readonly ambient: number
}

/** A lamp such a distance from a target, `slant` degrees off straight before it, towards `azimuth` degrees. */
export function lampBefore(
  target: Place,
  reach: number,
  slant: number,
  azimuth: number,
  ambient: number,
): Lamp {
  const [tilt, round] = [(slant * Math.PI) / 180, (azimuth * Math.PI) / 180]
  const aside = reach * Math.sin(tilt)
  const at: Place = [
    target[0] + aside * Math.cos(round),
    target[1] + aside * Math.sin(round),
    target[2] + reach * Math.cos(tilt),
  ]
  return { at, reach, ambient }
}

/** The light that falls on a place whose surface faces `normal`; 1 straight below the lamp at the print's middle. */
export function lightAt({ at, reach, ambient }: Lamp, [x, y, z]: Place, [nx, ny, nz]: Place): number {
  const [dx, dy, dz] = [at[0] - x, at[1] - y, at[2] - z]
  const squared = dx * dx + dy * dy + dz * dz
  const facing = Math.max(0, (dx * nx + dy * ny + dz * nz) / Math.sqrt(squared))
  return ambient + (1 - ambient) * facing * ((reach * reach) / squared)
}
