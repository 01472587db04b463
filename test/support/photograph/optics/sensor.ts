import { type Chance, chanceOf } from '../chance.ts'
import { byteOf, type Light, type Picture } from '../picture.ts'
import type { SubjectView } from '../scene/subjectView.ts'

/** Noise of a phone by daylight: what reading adds, and what grows with the light (variance a unit of light). */
const READ_NOISE = 0.0012
const SHOT_NOISE = 0.00006
/** The side, a power of 2, of the square of noise that is laid over the photo again and again. */
const SQUARE = 512
const LAST = SQUARE * SQUARE - 1
/** What an automatic exposure makes of the scene's mean: a middle grey, somewhat brighter than 18 %. */
const MIDDLE_GREY = 0.27
/** The corners get this much less light. */
const VIGNETTING = 0.22

/** How a phone sets itself to the light. */
export interface Exposure {
  /** Stops that the photo is darker or brighter than automatic exposure would have it. */
  readonly exposure: number
  /** As a multiple of the noise by daylight. */
  readonly noise: number
  /** Colours of the light, as factors. */
  readonly balance: readonly [red: number, green: number, blue: number]
}

let squares: { fine: Float32Array; coarse: Float32Array } | undefined

/** Catches the light on a sensor and turns it into a picture: noise, too bright and too dark, colours, tones. */
export function expose(
  { pixels, width, height }: Light,
  { exposure, noise, balance }: Exposure,
  subject: SubjectView,
  chance: Chance,
): Picture {
  const { fine, coarse } = noiseSquares()
  const gain = (MIDDLE_GREY / metered(pixels, width, subject)) * 2 ** exposure
  const [read, shot] = [(READ_NOISE * noise) ** 2, SHOT_NOISE * noise]
  const starts = Array.from({ length: 4 }, () => chance.whole(0, SQUARE * SQUARE - 1))
  const result = new Uint8Array(pixels.length)
  for (let y = 0, i = 0; y < height; y++) {
    const row = (y & (SQUARE - 1)) * SQUARE
    for (let x = 0; x < width; x++) {
      const at = row + (x & (SQUARE - 1))
      const outward = ((2 * x - width) ** 2 + (2 * y - height) ** 2) / (width * width + height * height)
      const corner = gain * (1 - VIGNETTING * outward)
      const spread = Math.sqrt(read + shot * corner * (pixels[i + 1] ?? 0))
      const shared = 0.75 * (fine[(at + (starts[3] ?? 0)) & LAST] ?? 0)
      for (let c = 0; c < 3; c++, i++) {
        const grain = shared + 0.65 * (coarse[(at + (starts[c] ?? 0)) & LAST] ?? 0)
        result[i] = byteOf(toned((pixels[i] ?? 0) * corner * (balance[c] ?? 1) + grain * spread))
      }
    }
  }
  return { pixels: result, width, height }
}

/** Phones deepen shadows and roll highlights off a little. */
function toned(light: number): number {
  if (light <= 0) return 0
  return light < 0.8 ? light * (0.92 + 0.1 * light) : Math.min(1, 0.8 + (light - 0.8) * 0.85)
}

/**
 * The mean that a phone would measure, half of the whole photo and half of what it is held upon; what is far too
 * bright counts as white only.
 */
function metered(pixels: Float32Array, width: number, { x, y, side }: SubjectView): number {
  let [whole, within, count] = [0, 0, 0]
  for (let at = 0, i = 1; i < pixels.length; at++, i += 3) {
    const light = Math.min(1.2, pixels[i] ?? 0)
    whole += light
    const row = Math.floor(at / width)
    if (Math.abs(row - y) > side / 2 || Math.abs(at - row * width - x) > side / 2) continue
    within += light
    count++
  }
  return Math.max(0.01, (1.5 * whole) / pixels.length + (0.5 * within) / Math.max(1, count))
}

/** Bell-shaped noise of deviation 1, pixel by pixel, and in grains of about two pixels; made once. */
function noiseSquares(): { fine: Float32Array; coarse: Float32Array } {
  if (squares) return squares
  const chance = chanceOf(SQUARE)
  const fine = Float32Array.from(
    { length: SQUARE * SQUARE },
    () => chance.between(-1, 1) + chance.between(-1, 1) + chance.between(-1, 1),
  )
  const coarse = fine.map((_, i) => {
    const around = [i, i + 1, i + SQUARE, i + SQUARE + 1].map((at) => fine[at % fine.length] ?? 0)
    return around.reduce((sum, value) => sum + value, 0) / 2
  })
  squares = { fine, coarse }
  return squares
}
