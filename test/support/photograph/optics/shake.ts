import type { Chance } from '../chance.ts'
import type { Light } from '../picture.ts'

/** Below this length in pixels a movement changes nothing. */
const NOTHING = 0.3

/** A step of the hand's path: so many pixels aside and down. */
type Step = readonly [dx: number, dy: number]

/**
 * Blurs along the path of a hand that moved such a length in pixels while the shutter was open: nearly straight, with
 * a slight bend, not at an even pace.
 */
export function shake(light: Light, length: number, chance: Chance): Light {
  if (length < NOTHING) return light
  const angle = chance.between(0, Math.PI)
  const [bend, pace] = [chance.between(-0.25, 0.25), chance.between(0.8, 1.25)]
  const count = Math.max(3, Math.ceil(length * 1.5))
  const steps = Array.from({ length: count }, (_, i): Step => {
    const along = ((i / (count - 1)) ** pace - 0.5) * length
    const across = bend * length * ((2 * along) / length) ** 2 * 0.5
    return [
      along * Math.cos(angle) - across * Math.sin(angle),
      along * Math.sin(angle) + across * Math.cos(angle),
    ]
  })
  return blurredBy(light, kernelOf(steps))
}

type Tap = { readonly dx: number; readonly dy: number; readonly weight: number }

/** Each step shared out among the four whole pixels around it. */
function kernelOf(steps: readonly Step[]): Tap[] {
  const weights = new Map<string, Tap>()
  for (const [x, y] of steps) {
    const [left, top] = [Math.floor(x), Math.floor(y)]
    for (const [dx, dy] of [
      [left, top],
      [left + 1, top],
      [left, top + 1],
      [left + 1, top + 1],
    ] as const) {
      const weight = ((1 - Math.abs(x - dx)) * (1 - Math.abs(y - dy))) / steps.length
      const name = `${dx},${dy}`
      if (weight > 0) weights.set(name, { dx, dy, weight: weight + (weights.get(name)?.weight ?? 0) })
    }
  }
  return [...weights.values()]
}

function blurredBy({ pixels, width, height }: Light, taps: readonly Tap[]): Light {
  const result = new Float32Array(pixels.length)
  for (const { dx, dy, weight } of taps) {
    // Within these columns the tap needs no look at the edges, and the colours are one run of numbers.
    const [from, to] = [Math.max(0, -dx), Math.min(width, width - dx)]
    for (let y = 0; y < height; y++) {
      const row = Math.min(height - 1, Math.max(0, y + dy)) * width
      addRun(result, (y * width + from) * 3, pixels, (row + from + dx) * 3, (to - from) * 3, weight)
      for (let x = 0; x < from; x++) addRun(result, (y * width + x) * 3, pixels, row * 3, 3, weight)
      for (let x = to; x < width; x++)
        addRun(result, (y * width + x) * 3, pixels, (row + width - 1) * 3, 3, weight)
    }
  }
  return { pixels: result, width, height }
}

function addRun(
  sum: Float32Array,
  at: number,
  pixels: Float32Array,
  from: number,
  count: number,
  weight: number,
): void {
  for (let i = 0; i < count; i++) sum[at + i] = (sum[at + i] ?? 0) + weight * (pixels[from + i] ?? 0)
}
