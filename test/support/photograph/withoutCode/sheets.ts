import sharp from 'sharp'
import type { Chance } from '../chance.ts'
import { area, letters, svgPage } from '../prints/svg.ts'
import { type Field, roughField } from '../smoothField.ts'

/** The keys of a keyboard, dark or light, in rows. */
export function keyboard(chance: Chance): string {
  const [key, ground, ink] = chance.pick([
    ['#2b2b2e', '#111', '#ddd'],
    ['#f2f2f0', '#bbb', '#222'],
  ])
  const keys = Array.from({ length: 12 * 14 }, (_, i) => {
    const [x, y] = [8 + (i % 14) * 14, 10 + Math.floor(i / 14) * 23]
    const letter = String.fromCharCode(65 + chance.whole(0, 25))
    return (
      area(x, y, 12, 20, key ?? '#222', 2) +
      letters(letter, x + 3, y + 10, { size: 7, colour: ink ?? '#fff' })
    )
  })
  return svgPage(210, 297, [area(0, 0, 210, 297, ground ?? '#000'), ...keys])
}

/** A crossword: a grid of black and white squares with small numbers. */
export function crossword(chance: Chance): string {
  const squares = Array.from({ length: 19 * 25 }, (_, i) => {
    const [x, y] = [10 + (i % 19) * 10, 20 + Math.floor(i / 19) * 10]
    if (chance.happens(0.35)) return area(x, y, 10, 10, '#000')
    const number = chance.happens(0.2)
      ? letters(String(chance.whole(1, 99)), x + 0.8, y + 3.5, { size: 3 })
      : ''
    return area(x, y, 10, 0.4, '#000') + area(x, y, 0.4, 10, '#000') + number
  })
  return svgPage(210, 297, squares)
}

/** What fills a photo and means nothing: leaves, pebbles, newsprint dots, plaster, tiles. */
export const PATTERNS = ['foliage', 'pebbles', 'dots', 'plaster', 'tiles'] as const
export type Pattern = (typeof PATTERNS)[number]

const WIDTH = 900
const HEIGHT = 1200

export async function patternPng(pattern: Pattern, chance: Chance): Promise<Uint8Array> {
  const shade = SHADES[pattern](chance)
  const pixels = new Uint8Array(WIDTH * HEIGHT * 3)
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    const [red, green, blue] = shade(i % WIDTH, Math.floor(i / WIDTH))
    pixels.set([bounded(red), bounded(green), bounded(blue)], i * 3)
  }
  const raw = { width: WIDTH, height: HEIGHT, channels: 3 } as const
  return new Uint8Array(await sharp(pixels, { raw }).png({ compressionLevel: 1 }).toBuffer())
}

type Shade = (x: number, y: number) => readonly [red: number, green: number, blue: number]

const SHADES: { readonly [pattern in Pattern]: (chance: Chance) => Shade } = {
  foliage: (chance) => {
    const [leaves, light] = [roughField(chance, 4, 0.7, 64), roughField(chance, 3, 0.5, 64)]
    return (x, y) => {
      const bright = 90 + 150 * sharpened(leaves, x / 26, y / 26) + 60 * light(x / 120, y / 120)
      return [bright * 0.55, bright, bright * 0.35]
    }
  },
  pebbles: (chance) => {
    const stones = roughField(chance, 3, 0.4, 64)
    return (x, y) => {
      const bright = 130 + 110 * Math.abs(stones(x / 30, y / 30)) ** 0.5 - 60 * stones(x / 9, y / 9)
      return [bright, bright * 0.97, bright * 0.92]
    }
  },
  plaster: (chance) => {
    const [rough, warm] = [roughField(chance, 6, 0.7, 8), chance.between(0.8, 1)]
    return (x, y) => {
      const bright = 190 + 50 * rough(x / 150, y / 150)
      return [bright, bright * (0.5 + warm / 2), bright * warm]
    }
  },
  tiles: (chance) => {
    const [rough, side] = [roughField(chance, 4, 0.6, 64), chance.whole(30, 160)]
    return (x, y) => {
      const isJoint = x % side < side * 0.05 || y % side < side * 0.05
      const isDark = (Math.floor(x / side) * 7 + Math.floor(y / side) * 13) % 5 === 0
      const bright = (isJoint ? 110 : isDark ? 60 : 215) + 25 * rough(x / 20, y / 20)
      return [bright, bright, bright * 0.95]
    }
  },
  dots: (chance) => {
    const [picture, step] = [roughField(chance, 3, 0.6, 64), chance.whole(6, 12)]
    return (x, y) => {
      const [dx, dy] = [(x % step) - step / 2, (y % step) - step / 2]
      const radius = (0.5 + 0.5 * picture(x / 90, y / 90)) * step * 0.7
      return dx * dx + dy * dy < radius * radius ? [20, 20, 24] : [236, 234, 226]
    }
  },
}

function sharpened(field: Field, x: number, y: number): number {
  return Math.max(-0.5, Math.min(0.5, 2.5 * field(x, y)))
}

function bounded(value: number): number {
  return Math.max(0, Math.min(255, value))
}
