import type { Field } from '../smoothField.ts'

export type WallKind = 'paint' | 'concrete' | 'tiles' | 'bricks' | 'wood' | 'cork' | 'stone' | 'cloth'

/** The rough field of a pattern repeats after so many units, and with it the pattern. */
export const PERIOD = 8

/** The colour of a wall at (u, v), 0 to 1 across the pattern, in bytes as a screen shows them. */
export type Painter = (u: number, v: number, rough: Field) => Bytes

type Bytes = readonly [red: number, green: number, blue: number]

const PAINTS: readonly Bytes[] = [
  [216, 208, 190],
  [176, 196, 190],
  [222, 200, 140],
  [188, 190, 196],
]
const WOODS: readonly Bytes[] = [
  [150, 104, 66],
  [196, 158, 112],
  [96, 66, 46],
  [172, 150, 126],
]
const CLOTHS: readonly Bytes[] = [
  [150, 168, 186],
  [196, 182, 160],
  [110, 60, 56],
  [214, 214, 210],
]
const TILES: readonly Bytes[] = [
  [226, 228, 226],
  [206, 196, 176],
  [150, 176, 186],
  [214, 206, 196],
]
const BRICKS: readonly Bytes[] = [
  [166, 92, 72],
  [142, 74, 58],
  [190, 128, 92],
  [196, 190, 182],
]

export interface Pattern {
  readonly painter: Painter
  /** The length after which it repeats. */
  readonly centimetres: number
}

/** What a wall looks like, in one of four variants, 0 to 3. */
export function patternOf(kind: WallKind, variant: number): Pattern {
  return PATTERNS[kind](variant)
}

const PATTERNS: { readonly [kind in WallKind]: (variant: number) => Pattern } = {
  paint: (variant) => plain(pick(PAINTS, variant), 10, 5, 48),
  concrete: (variant) => plain([150 + 12 * variant, 148 + 12 * variant, 142 + 12 * variant], 26, 26, 60),
  cork: (variant) => plain([186 - 14 * variant, 142 - 12 * variant, 96 - 8 * variant], 10, 60, 34),
  stone: (variant) => plain([118 + 24 * variant, 114 + 24 * variant, 112 + 22 * variant], 30, 80, 46),
  cloth: (variant) => ({ painter: woven(pick(CLOTHS, variant), variant), centimetres: 9 }),
  wood: (variant) => ({ painter: planks(pick(WOODS, variant)), centimetres: 64 }),
  tiles: (variant) => ({ painter: courses(4, 4, 0, pick(TILES, variant), 0.012), centimetres: 80 }),
  bricks: (variant) => ({ painter: courses(4, 12, 0.5, pick(BRICKS, variant), 0.07), centimetres: 92 }),
}

function pick(colours: readonly Bytes[], variant: number): Bytes {
  return colours[variant] ?? [180, 180, 175]
}

/** One colour, with stains and grain of such strengths. */
function plain(colour: Bytes, stains: number, grain: number, centimetres: number): Pattern {
  const painter: Painter = (u, v, rough) => {
    const stain = stains * rough(u * PERIOD, v * PERIOD) + grain * rough(u * 128, v * 128)
    return [colour[0] + stain, colour[1] + stain, colour[2] + stain]
  }
  return { painter, centimetres }
}

/** Planks side by side, their grain along them. */
function planks([red, green, blue]: Bytes): Painter {
  return (u, v, rough) => {
    const plank = Math.floor(u * 6)
    const gap = Math.abs(u * 6 - plank - 0.5) > 0.49 ? 0.45 : 1
    const grain = 1 + 0.22 * rough(u * 64, v * PERIOD + plank * 5) + 0.05 * Math.sin(plank * 2.4)
    return [red * grain * gap, green * grain * gap, blue * grain * gap]
  }
}

/** Rows of bricks or tiles, every second row moved by `shift` of one, the joints `joint` of a row wide. */
function courses(columns: number, rows: number, shift: number, [r, g, b]: Bytes, joint: number): Painter {
  return (u, v, rough) => {
    const row = Math.floor(v * rows)
    const across = u * columns + (row % 2) * shift
    const [inX, inY] = [across - Math.floor(across), v * rows - row]
    const width = (joint * columns) / rows
    const isJoint = inX < width || inX > 1 - width || inY < joint || inY > 1 - joint
    const own = 1 + 0.06 * Math.sin(Math.floor(across) * 12.9 + row * 78.2) + 0.08 * rough(u * 64, v * 64)
    return isJoint ? [150 + 30 * own, 146 + 30 * own, 138 + 30 * own] : [r * own, g * own, b * own]
  }
}

/** Woven threads in stripes, or squares in every second variant. */
function woven([red, green, blue]: Bytes, variant: number): Painter {
  return (u, v, rough) => {
    const threads = 0.5 + 0.25 * Math.sin(u * 128 * Math.PI) + 0.25 * Math.sin(v * 128 * Math.PI)
    const stripe = (Math.floor(u * 8) + Math.floor(v * 8) * (variant % 2)) % 2 === 0 ? 1 : 0.86
    const light = (0.84 + 0.16 * threads) * stripe + 0.06 * rough(u * 32, v * 32)
    return [red * light, green * light, blue * light]
  }
}
