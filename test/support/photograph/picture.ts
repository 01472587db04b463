import sharp from 'sharp'

/** A picture as a screen shows it: three bytes a pixel, red, green, blue. */
export interface Picture {
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
}

/** What a camera sees: linear light in three numbers a pixel, 1 being paper in full light. */
export interface Light {
  readonly pixels: Float32Array
  readonly width: number
  readonly height: number
}

/** A colour in linear light, each part 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number]

/** Opens an image file, transparent parts as white paper. */
export async function openPicture(file: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(file)
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { pixels: data, width: info.width, height: info.height }
}

const DISPLAY_STEPS = 4096
const LINEAR = Float32Array.from({ length: 256 }, (_, value) => decode(value / 255))
const DISPLAYED = Uint8Array.from({ length: DISPLAY_STEPS + 1 }, (_, step) =>
  Math.round(255 * encode(step / DISPLAY_STEPS)),
)

/** The light of a byte of a picture (IEC 61966-2-1, sRGB). */
export function linearOf(byte: number): number {
  return LINEAR[byte] ?? 0
}

/** The byte that shows such a light; what is brighter than 1 is blown out. */
export function byteOf(light: number): number {
  if (light <= 0) return 0
  return light >= 1 ? 255 : (DISPLAYED[Math.round(light * DISPLAY_STEPS)] ?? 255)
}

/** A colour as people write it, `#rrggbb`, in linear light. */
export function colourOf(hex: string): Colour {
  const part = (from: number): number => linearOf(Number.parseInt(hex.slice(from, from + 2), 16))
  return [part(1), part(3), part(5)]
}

function decode(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function encode(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055
}
