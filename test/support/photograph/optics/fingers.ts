import type { Chance } from '../chance.ts'
import type { Colour, Light } from '../picture.ts'
import { edge } from '../prints/paintOver.ts'
import type { Point } from '../scene/camera.ts'
import type { SubjectView } from '../scene/subjectView.ts'
import { roughField } from '../smoothField.ts'

const SKINS: readonly [Colour, ...Colour[]] = [
  [0.62, 0.36, 0.25],
  [0.46, 0.24, 0.15],
  [0.3, 0.15, 0.09],
]
/** Half of a thumb's width in centimetres. */
const HALF_THUMB_CM = 0.95

/**
 * A thumb that holds the print and lies over an edge of the symbol, as `pixelsPerCm` makes it. It comes from below or
 * from the right, and a tenth of the symbol is hidden at most.
 */
export function holdWithThumb(light: Light, view: SubjectView, pixelsPerCm: number, chance: Chance): void {
  const radius = HALF_THUMB_CM * pixelsPerCm * chance.between(0.9, 1.1)
  // The tip's area within the symbol is about 1.6 radius × depth; a tenth of the symbol is enough to be in the way.
  const depth = Math.min(radius * 1.6, (chance.between(0.05, 0.1) * view.side ** 2) / (1.6 * radius))
  const at = chance.between(0.2, 0.8)
  const [a, b] = lowerSide(view)
  const [edgeX, edgeY] = [a[0] + (b[0] - a[0]) * at, a[1] + (b[1] - a[1]) * at]
  const inward = Math.atan2(view.y - edgeY, view.x - edgeX) + chance.between(-0.35, 0.35)
  const tip = {
    x: edgeX + Math.cos(inward) * (depth - radius),
    y: edgeY + Math.sin(inward) * (depth - radius),
  }
  layFinger(light, tip, [Math.cos(inward), Math.sin(inward)], radius, chance)
}

/** A finger before the lens: a soft reddish shade in a corner of the photo. */
export function fingerOnLens(light: Light, chance: Chance): void {
  const { pixels, width, height } = light
  const [x, y] = [chance.pick([0, width]), chance.pick([0, height])]
  const reach = Math.min(width, height) * chance.between(0.25, 0.4)
  const skin = chance.pick(SKINS)
  for (let py = 0, at = 0; py < height; py++) {
    for (let px = 0; px < width; px++, at += 3) {
      const covered = edge(reach - Math.hypot(px - x, py - y), reach * 0.9)
      if (covered <= 0) continue
      for (let c = 0; c < 3; c++)
        pixels[at + c] = (pixels[at + c] ?? 0) * (1 - covered) + (skin[c] ?? 0) * 0.35 * covered
    }
  }
}

type Spot = { readonly x: number; readonly y: number }

/** The side of the symbol that lies lowest or farthest right: hands come from there. */
function lowerSide({ corners }: SubjectView): readonly [Point, Point] {
  const [a, b, c, d] = corners
  const sides = [
    [b, c],
    [c, d],
    [d, a],
  ] as const
  const reach = ([from, to]: readonly [Point, Point]): number => from[1] + to[1] + 0.5 * (from[0] + to[0])
  return sides.reduce<readonly [Point, Point]>(
    (lowest, side) => (reach(side) > reach(lowest) ? side : lowest),
    [a, b],
  )
}

/** How thick a hand is so many radii of the thumb behind its tip: the thumb, its ball, the wrist. */
function thickness(behind: number): number {
  const back = Math.max(0, behind)
  return 1 + 0.05 * Math.min(4, back) + 0.75 * Math.max(0, Math.min(4.5, back - 4.5))
}

/** A rounded finger, darker towards its edges, with a nail, wrinkles and a shadow beside it. */
function layFinger(
  { pixels, width, height }: Light,
  tip: Spot,
  [dx, dy]: readonly [number, number],
  radius: number,
  chance: Chance,
): void {
  const skin = chance.pick(SKINS)
  const wrinkles = roughField(chance, 3, 0.6, 64)
  const nailed = chance.happens(0.7) ? 1 : 0
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const along = ((x - tip.x) * dx + (y - tip.y) * dy) / radius
      const across = ((y - tip.y) * dx - (x - tip.x) * dy) / radius
      const thick = thickness(-along)
      const distance = along > 0 ? Math.hypot(along, across) : Math.abs(across)
      if (distance > thick * 1.5) continue
      const covered = edge((thick - distance) * radius, 2)
      const shaded = 1 - 0.45 * edge(thick * 1.15 - distance, 0.6) * (1 - covered)
      const round = Math.sqrt(Math.max(0, 1 - (distance / thick) ** 2))
      const fine = 1 + 0.1 * wrinkles(along * 6 + 30, across * 2.5 + 30)
      const nail = nailed * edge(1 - Math.hypot((along + 0.35) / 0.85, across / 0.62), 0.06)
      for (let c = 0; c < 3; c++) {
        const flesh =
          skin[c === 0 ? 0 : c === 1 ? 1 : 2] * ((0.35 + 0.65 * round) * fine + 0.25 * nail) + 0.12 * nail
        pixels[at + c] = (pixels[at + c] ?? 0) * shaded * (1 - covered) + flesh * covered
      }
    }
  }
}
