import sharp from 'sharp'
import { seededNumbers } from '../bot/qr/seeded.ts'

/** How a print is photographed. What is not said is drawn from the seed, as an ordinary phone photo would be. */
export interface PhotographOptions {
  readonly seed: number
  /** Size of the photo; 1200 × 1600 unless told. */
  readonly width?: number
  readonly height?: number
  /** Width of the print as a share of the photo's width; 0.55 to 0.8 unless told. */
  readonly share?: number
  /** Degrees that the phone is turned; ±8 unless told. */
  readonly rotation?: number
  /** How far the far edge is foreshortened, 0 straight ahead to 0.5 steep; up to 0.2 unless told. */
  readonly tilt?: number
  /** Pixels of blur; 0.4 to 1.2 unless told. */
  readonly blur?: number
  /** Spread of the sensor's noise in grey values; 3 to 8 unless told. */
  readonly noise?: number
  /** How much darker the darkest corner is, 0 none to 1 black; 0.2 to 0.5 unless told. */
  readonly shade?: number
  /** JPEG quality; 60 to 80 unless told. */
  readonly quality?: number
}

type Options = Required<PhotographOptions>
type Point = readonly [x: number, y: number]

interface Picture {
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
}

/**
 * Hangs a print on a wall and photographs it by hand: turned, tilted, a little blurred, unevenly lit, noisy, saved as
 * JPEG. The same print, options and seed give the same photo.
 */
export async function photograph(png: Uint8Array, options: PhotographOptions): Promise<Uint8Array> {
  const random = seededNumbers(options.seed)
  const all = { ...drawn(random), ...options }
  const print = await printed(png, Math.round(all.width * all.share))
  const scene = wall(all, random)
  hang(print, scene, cornersOf(print, all, random))
  const lens = sharp(scene.pixels, { raw: { width: scene.width, height: scene.height, channels: 3 } })
  const blurred = await lens.blur(Math.max(0.3, all.blur)).raw().toBuffer()
  light(blurred, all, random)
  const raw = { raw: { width: all.width, height: all.height, channels: 3 } } as const
  return new Uint8Array(await sharp(blurred, raw).jpeg({ quality: all.quality }).toBuffer())
}

function drawn(random: () => number): Options {
  const between = (low: number, high: number): number => low + (high - low) * random()
  return {
    seed: 0,
    width: 1200,
    height: 1600,
    share: between(0.55, 0.8),
    rotation: between(-8, 8),
    tilt: between(0, 0.2),
    blur: between(0.4, 1.2),
    noise: between(3, 8),
    shade: between(0.2, 0.5),
    quality: Math.round(between(60, 80)),
  }
}

/** The print at about the size it will have in the photo, so that no detail is lost between pixels. */
async function printed(png: Uint8Array, width: number): Promise<Picture> {
  const image = sharp(png).resize({ width, withoutEnlargement: true }).flatten({ background: '#fff' })
  const { data, info } = await image
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { pixels: data, width: info.width, height: info.height }
}

/** A painted wall, lighter above, with a coarse grain. */
function wall({ width, height }: Options, random: () => number): Picture {
  const pixels = new Uint8Array(width * height * 3)
  const paint = [150 + 70 * random(), 140 + 70 * random(), 120 + 70 * random()]
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 3) {
      const grain = ((x >> 3) * 7 + (y >> 3) * 13) % 9
      for (let c = 0; c < 3; c++) pixels[i + c] = (paint[c] ?? 0) - (30 * y) / height + grain
    }
  }
  return { pixels, width, height }
}

/** Where the print's corners come to lie: upper left, upper right, lower right, lower left. */
function cornersOf(print: Picture, options: Options, random: () => number): Point[] {
  const { width, height, share, rotation, tilt } = options
  const half = Math.min((width * share) / 2, (height * 0.92 * print.width) / print.height / 2)
  const tall = (half * print.height) / print.width
  const [towards, aside] = [random() < 0.5 ? -1 : 1, random() < 0.5 ? -1 : 1]
  const angle = (rotation * Math.PI) / 180
  const corners: Point[] = [
    [-half, -tall],
    [half, -tall],
    [half, tall],
    [-half, tall],
  ]
  return corners.map(([x, y]) => {
    const nearness = 1 - (tilt / 2) * (1 + (towards * y) / tall) - (tilt / 4) * (1 + (aside * x) / half)
    const [nearX, nearY] = [x * nearness, y * nearness]
    const turnedX = nearX * Math.cos(angle) - nearY * Math.sin(angle)
    return [width / 2 + turnedX, height / 2 + nearX * Math.sin(angle) + nearY * Math.cos(angle)]
  })
}

/** Lays the print over the scene between four corners, each pixel mixed from the four nearest of the print. */
function hang(print: Picture, scene: Picture, corners: readonly Point[]): void {
  const [right, bottom] = [print.width - 1, print.height - 1]
  const toPrint = homography(corners, [
    [0, 0],
    [right, 0],
    [right, bottom],
    [0, bottom],
  ])
  for (let y = 0, i = 0; y < scene.height; y++) {
    for (let x = 0; x < scene.width; x++, i += 3) {
      const [u, v] = toPrint(x, y)
      if (u >= 0 && v >= 0 && u < right && v < bottom) mix(print, u, v, scene.pixels, i)
    }
  }
}

function mix({ pixels, width }: Picture, u: number, v: number, target: Uint8Array, to: number): void {
  const [left, top] = [Math.floor(u), Math.floor(v)]
  const [right, down] = [u - left, v - top]
  const [above, below] = [(top * width + left) * 3, ((top + 1) * width + left) * 3]
  for (let c = 0; c < 3; c++) {
    const upper = (pixels[above + c] ?? 0) * (1 - right) + (pixels[above + 3 + c] ?? 0) * right
    const lower = (pixels[below + c] ?? 0) * (1 - right) + (pixels[below + 3 + c] ?? 0) * right
    target[to + c] = upper * (1 - down) + lower * down
  }
}

/** A prime length keeps the drawn noise from standing in columns. */
const NOISE_LENGTH = 65_521

/** Light that falls off away from a lamp, and the sensor's noise. */
function light(pixels: Buffer, options: Options, random: () => number): void {
  const { width, height, shade, noise } = options
  const [lampX, lampY] = [random() * width, random() * height]
  const falloff = shade / Math.hypot(width, height)
  // Three even draws together fall about as a bell does, which is near enough for noise.
  const grain = Float32Array.from(
    { length: NOISE_LENGTH },
    () => noise * 2 * (random() + random() + random() - 1.5),
  )
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 3) {
      const brightness = 1 - falloff * Math.sqrt((x - lampX) ** 2 + (y - lampY) ** 2)
      const noisy = grain[(i / 3) % NOISE_LENGTH] ?? 0
      for (let c = 0; c < 3; c++) {
        pixels[i + c] = Math.max(0, Math.min(255, (pixels[i + c] ?? 0) * brightness + noisy))
      }
    }
  }
}

/** The perspective that takes four points to four others, by the eight equations they give. */
function homography(from: readonly Point[], to: readonly Point[]): (x: number, y: number) => Point {
  const rows = from.flatMap(([x, y], i) => {
    const [u, v] = to[i] ?? [0, 0]
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ]
  })
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = solve(rows)
  return (x, y) => {
    const depth = g * x + h * y + 1
    return [(a * x + b * y + c) / depth, (d * x + e * y + f) / depth]
  }
}

/** Gauss and Jordan's elimination; each row ends with its right-hand side. */
function solve(equations: readonly number[][]): number[] {
  const rows = equations.map((row) => [...row])
  for (let column = 0; column < rows.length; column++) {
    const size = (row: number[]): number => Math.abs(row[column] ?? 0)
    const pivot = rows.slice(column).reduce((best, row) => (size(row) > size(best) ? row : best))
    rows.splice(rows.indexOf(pivot), 1)
    const scaled = pivot.map((value) => value / (pivot[column] ?? 1))
    for (const [i, row] of rows.entries()) {
      const factor = row[column] ?? 0
      rows[i] = row.map((value, j) => value - factor * (scaled[j] ?? 0))
    }
    rows.splice(column, 0, scaled)
  }
  return rows.map((row) => row.at(-1) ?? 0)
}
