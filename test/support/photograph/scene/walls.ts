import { chanceOf } from '../chance.ts'
import type { Picture } from '../picture.ts'
import { type Field, roughField } from '../smoothField.ts'
import { type Texture, textureOf } from './texture.ts'
import { type Painter, PERIOD, patternOf, type WallKind } from './wallPatterns.ts'

/** A wall's pattern, and the length in centimetres after which it repeats. */
export interface Wall {
  readonly texture: Texture
  readonly centimetres: number
}

/** A power of 2, because the pattern repeats. */
const SIDE = 512
const VARIANTS = 4

const walls = new Map<string, Wall>()

/** A wall in one of four variants; made once a process and the same everywhere. */
export function wallOf(kind: WallKind, variant: number): Wall {
  const name = `${kind} ${variant % VARIANTS}`
  const known = walls.get(name)
  if (known) return known
  const chance = chanceOf(variant % VARIANTS).branch(kind)
  const { painter, centimetres } = patternOf(kind, variant % VARIANTS)
  const wall = { texture: textureOf(paint(painter, roughField(chance, 5, 0.65, PERIOD)), true), centimetres }
  walls.set(name, wall)
  return wall
}

function paint(painter: Painter, rough: Field): Picture {
  const pixels = new Uint8Array(SIDE * SIDE * 3)
  for (let y = 0, i = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++, i += 3) {
      const colour = painter(x / SIDE, y / SIDE, rough)
      for (let c = 0; c < 3; c++) pixels[i + c] = Math.max(0, Math.min(255, colour[c] ?? 0))
    }
  }
  return { pixels, width: SIDE, height: SIDE }
}
