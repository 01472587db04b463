import type { Chance } from '../chance.ts'
import type { Light } from '../picture.ts'
import { distanceToLine, edge } from '../prints/paintOver.ts'
import type { SubjectView } from '../scene/subjectView.ts'
import { eased, type Field, roughField } from '../smoothField.ts'
import { overMask } from './softMask.ts'

/** What shines back from glass, foil or lamination: a bulb, a tube, a window, the phone's own flash, wavy foil. */
export type GlareKind = 'bulb' | 'tube' | 'window' | 'flash' | 'foil'

/** Light added at a pixel, 1 being as bright as paper in full light. */
type Added = (x: number, y: number) => number

/** How bright a reflection is beside paper in the scene's light. */
const BRIGHTNESS = 0.9

/**
 * Adds a reflection, from the print alone when only that is laminated, or from a pane before everything: `isGlossy`
 * says of a pixel whether it shines. What becomes too bright for the sensor is lost.
 */
export function addGlare(
  light: Light,
  kind: GlareKind,
  view: SubjectView,
  isGlossy: (pixel: number) => boolean,
  chance: Chance,
): void {
  const warm = chance.between(0.85, 1.02)
  const added = GLARES[kind](view, chance)
  overMask(light, added, (pixels, at, share) => {
    if (!isGlossy(at / 3)) return
    const more = share * BRIGHTNESS
    pixels[at] = (pixels[at] ?? 0) + more
    pixels[at + 1] = (pixels[at + 1] ?? 0) + more * (0.5 + warm / 2)
    pixels[at + 2] = (pixels[at + 2] ?? 0) + more * warm
  })
}

const GLARES: { readonly [kind in GlareKind]: (view: SubjectView, chance: Chance) => Added } = {
  bulb: (view, chance) => bulb(view, chance, chance.between(0.11, 0.17), 2.6),
  flash: (view, chance) => bulb(view, chance, chance.between(0.07, 0.12), 6),
  tube,
  window,
  foil,
}

/** A round lamp and the halo about it, pulled out of shape by the waves of the foil. */
function bulb({ x, y, side }: SubjectView, chance: Chance, radius: number, halo: number): Added {
  const [px, py] = [x + side * chance.between(-0.38, 0.38), y + side * chance.between(-0.38, 0.38)]
  const waves = roughField(chance, 2, 0.5, 64)
  const [stretch, angle] = [chance.between(0.6, 1), chance.between(0, Math.PI)]
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const reach = side * radius
  return (atX, atY) => {
    const [dx, dy] = [atX - px, atY - py]
    const distance = Math.hypot((dx * cosine + dy * sine) * stretch, (dy * cosine - dx * sine) / stretch)
    const wavy = distance * (1 + 0.3 * waves((3 * dx) / side + 20, (3 * dy) / side + 20))
    return 3 * eased(1.4 - wavy / reach) + 0.5 * Math.exp(-((wavy / (reach * halo)) ** 2))
  }
}

/** A long lamp: a stripe right across. */
function tube({ x, y, side }: SubjectView, chance: Chance): Added {
  const angle = chance.between(0, Math.PI)
  const off = side * chance.between(-0.35, 0.35)
  const reach = chance.between(0.6, 2.5)
  const [dx, dy] = [Math.cos(angle) * side * reach, Math.sin(angle) * side * reach]
  const [px, py] = [x - Math.sin(angle) * off, y + Math.cos(angle) * off]
  const half = side * chance.between(0.03, 0.06)
  const waves = roughField(chance, 2, 0.5, 64)
  return (atX, atY) => {
    const distance = distanceToLine(atX, atY, [px - dx, py - dy], [px + dx, py + dy])
    const wavy = distance + half * 0.8 * waves((4 * atX) / side, (4 * atY) / side)
    return 3 * edge(half - wavy, half) + 0.45 * Math.exp(-((wavy / (half * 3.5)) ** 2))
  }
}

/** A bright window with its bars, dim enough that dark modules stay darker than light ones, but for its middle. */
function window({ x, y, side }: SubjectView, chance: Chance): Added {
  const [px, py] = [x + side * chance.between(-0.45, 0.45), y + side * chance.between(-0.45, 0.45)]
  const [half, tall] = [side * chance.between(0.22, 0.34), side * chance.between(0.28, 0.5)]
  const lean = chance.between(-0.35, 0.35)
  const softness = side * chance.between(0.02, 0.06)
  const strength = chance.between(0.45, 1)
  const clouds = roughField(chance, 3, 0.6, 64)
  return (atX, atY) => {
    const [dx, dy] = [atX - px - lean * (atY - py), atY - py]
    const inside = edge(Math.min(half - Math.abs(dx), tall - Math.abs(dy)), softness)
    const bars = edge(Math.min(Math.abs(dx), Math.abs(dy)) - half * 0.06, softness)
    return inside * bars * strength * (1 + 0.6 * clouds((4 * atX) / side, (4 * atY) / side))
  }
}

/** Crinkled foil over the print: many thin bright ridges. */
function foil({ x, y, side }: SubjectView, chance: Chance): Added {
  const waves: Field = roughField(chance, 3, 0.55, 64)
  const angle = chance.between(0, Math.PI)
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const scale = chance.between(4, 7) / side
  return (atX, atY) => {
    const along = ((atX - x) * cosine + (atY - y) * sine) * scale
    const across = ((atY - y) * cosine - (atX - x) * sine) * scale * 0.3
    const ridge = 1 - Math.abs(waves(along + 30, across + 30)) / 0.065
    const near = Math.exp(-(((atX - x) ** 2 + (atY - y) ** 2) / (side * 0.75) ** 2))
    return near * (2 * eased(ridge) + 0.28 * eased(ridge / 4 + 0.75))
  }
}
