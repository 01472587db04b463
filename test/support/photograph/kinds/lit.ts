import type { GlareKind } from '../optics/glare.ts'
import type { CoverKind } from '../prints/covers.ts'
import type { Make } from './make.ts'

const GLARES: readonly [readonly GlareKind[], ...(readonly GlareKind[])[]] = [
  ['bulb', 'window'],
  ['tube'],
  ['tube', 'window'],
  ['window'],
  ['flash'],
  ['foil'],
  ['bulb', 'bulb'],
]

/** In the dark: little light, much noise, the phone's attempt to smooth it away, an unsteady hand. */
export const lowLight: Make = (chance, hardness) => ({
  exposure: -chance.between(1.8, 3.4) * hardness,
  noise: chance.between(16, 30) * hardness,
  denoise: chance.pick([0, 3, 3, 5]),
  balance: chance.pick([
    [1.15, 0.95, 0.65],
    [0.8, 1, 1.15],
    [1.1, 0.9, 0.8],
  ]),
  share: chance.between(0.12, 0.35),
  motion: hardness * chance.between(0, 0.7),
})

/** Lamps, windows and flashes that glass, foil or lamination throws back. */
export const glare: Make = (chance) => ({
  glare: chance.pick(GLARES),
  pane: chance.happens(0.35),
  haze: chance.between(0.05, 0.3),
  share: chance.between(0.18, 0.5),
})

/** Half in the sun, half in the shade. */
export const shadow: Make = (chance, hardness) => ({
  shadow: chance.pick(['person', 'awning', 'blinds', 'leaves']),
  exposure: chance.between(-1.2, 0.4) * hardness,
  ambient: chance.between(0.2, 0.5),
  share: chance.between(0.1, 0.3),
  noise: chance.between(3, 8),
})

const COVERED: readonly [readonly CoverKind[], ...(readonly CoverKind[])[]] = [
  ['sticker'],
  ['tape', 'pen'],
  ['torn'],
  ['cable', 'pen'],
  ['splashes'],
  ['scratches', 'sticker'],
  ['faded'],
]
/** Photos in which a thumb or a finger is in the way, and nothing on the paper. */
const FINGERS = 0.2

/** Something lies over the symbol, or a part of it is gone. */
export const occlusion: Make = (chance) => {
  const fingers = chance.happens(FINGERS)
  return {
    covers: fingers ? [] : chance.pick(COVERED),
    thumb: fingers,
    loose: fingers,
    lensFinger: chance.happens(0.1),
    share: chance.between(0.14, 0.4),
  }
}
