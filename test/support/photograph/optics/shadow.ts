import type { Chance } from '../chance.ts'
import type { Light } from '../picture.ts'
import { distanceToLine, edge } from '../prints/paintOver.ts'
import type { SubjectView } from '../scene/subjectView.ts'
import { roughField } from '../smoothField.ts'
import { overMask } from './softMask.ts'

export type ShadowKind = 'person' | 'awning' | 'blinds' | 'leaves'

/** How much of the light is taken at a pixel, 0 to 1. */
type Taken = (x: number, y: number) => number

/** Lays a shadow over the photo; what is left of the light in it is bluer, for it comes from the sky. */
export function castShadow(light: Light, kind: ShadowKind, view: SubjectView, chance: Chance): void {
  const depth = chance.between(0.62, 0.88)
  const taken = SHADOWS[kind](view, chance)
  overMask(light, taken, (pixels, at, share) => {
    const left = 1 - depth * share
    pixels[at] = (pixels[at] ?? 0) * left
    pixels[at + 1] = (pixels[at + 1] ?? 0) * (left + 0.02 * share)
    pixels[at + 2] = (pixels[at + 2] ?? 0) * (left + 0.045 * share)
  })
}

const SHADOWS: { readonly [kind in ShadowKind]: (view: SubjectView, chance: Chance) => Taken } = {
  person,
  awning,
  blinds,
  leaves,
}

/** The one who takes the photo: a head, shoulders, the arm with the phone. */
function person({ x, y, side }: SubjectView, chance: Chance): Taken {
  const size = side * chance.between(0.8, 1.6)
  const [headX, headY] = [x + side * chance.between(-0.6, 0.6), y + side * chance.between(-0.3, 0.6)]
  const phone = [headX + chance.sign() * size * 1.1, headY - size * chance.between(0, 0.5)] as const
  const elbow = [phone[0] + size * 0.2, headY + size * 1.6] as const
  const softness = side * chance.between(0.03, 0.12)
  return (px, py) => {
    const head = edge(size * 0.45 - Math.hypot((px - headX) * 1.15, py - headY), softness)
    const body = edge(
      size * 0.95 - distanceToLine(px, py, [headX, headY + size * 1.7], [headX, headY + size * 40]),
      softness,
    )
    const arm = edge(size * 0.2 - distanceToLine(px, py, phone, elbow), softness)
    const [dx, dy] = [Math.abs(px - phone[0]) - size * 0.2, Math.abs(py - phone[1]) - size * 0.38]
    return Math.max(head, body, arm, edge(-Math.max(dx, dy), softness))
  }
}

/** One straight edge across the symbol, dark on one side. */
function awning({ x, y, side }: SubjectView, chance: Chance): Taken {
  const angle = chance.between(0, 2 * Math.PI)
  const [nx, ny] = [Math.cos(angle), Math.sin(angle)]
  const from = side * chance.between(-0.25, 0.25)
  const softness = side * chance.between(0.01, 0.1)
  return (px, py) => edge((px - x) * nx + (py - y) * ny - from, softness)
}

/** Stripes of blinds or of a grille. */
function blinds({ side }: SubjectView, chance: Chance): Taken {
  const angle = chance.pick([0, Math.PI / 2]) + chance.between(-0.4, 0.4)
  const [nx, ny] = [Math.cos(angle), Math.sin(angle)]
  const step = side * chance.between(0.16, 0.5)
  const width = chance.between(0.35, 0.6)
  const softness = step * chance.between(0.08, 0.3)
  return (px, py) => {
    const at = (px * nx + py * ny) / step
    return edge((width / 2 - Math.abs(at - Math.round(at))) * step, softness)
  }
}

/** Light that falls through leaves: round dapples. */
function leaves({ side }: SubjectView, chance: Chance): Taken {
  const rough = roughField(chance, 3, 0.6, 64)
  const scale = chance.between(3, 7) / side
  const from = chance.between(-0.15, 0.1)
  return (px, py) => edge(rough(px * scale, py * scale) - from, 0.18)
}
