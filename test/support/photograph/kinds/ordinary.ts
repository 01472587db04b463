import type { Chance } from '../chance.ts'
import type { Shot } from '../shot.ts'

/** Below this a module can no longer be told from its neighbours by any means, in pixels that the lens resolves. */
const SMALLEST_MODULE = 1.8

/** Sizes of photos as they arrive: shrunk by a messenger, or the phone's own file sent as a document. */
const SIZES: readonly (readonly [width: number, height: number, enlarged: 1 | 2])[] = [
  [960, 1280, 1],
  [960, 1280, 1],
  [960, 1280, 1],
  [960, 1280, 1],
  [1280, 960, 1],
  [1280, 720, 1],
  [1280, 960, 1],
  [720, 1280, 1],
  [591, 1280, 1],
  [720, 960, 1],
  [960, 720, 1],
  [1512, 2016, 2],
]

/** A photo as most people take it: nearly straight, sharp enough, well lit. */
export function ordinary(chance: Chance): Shot {
  const [width, height, enlarged] = SIZES[chance.whole(0, SIZES.length - 1)] ?? [960, 1280, 1]
  return {
    ...{ width, height, enlarged },
    share: chance.between(0.3, 0.62),
    modulePixels: SMALLEST_MODULE,
    turn: { yaw: chance.between(-14, 14), pitch: chance.between(-16, 10), roll: chance.between(-8, 8) },
    aside: [chance.between(-0.6, 0.6), chance.between(-0.5, 0.5)],
    form: { kind: 'flat' },
    loose: false,
    wall: chance.pick(['paint', 'paint', 'concrete', 'tiles', 'bricks', 'wood', 'cork', 'stone', 'cloth']),
    neighbours: chance.pick([0, 0, 1, 2, 3]),
    ambient: chance.between(0.4, 0.8),
    slant: chance.between(10, 60),
    ...{ glare: [], pane: false, covers: [], thumb: false, lensFinger: false },
    ...{ defocus: 0, motion: 0, softness: chance.between(0.5, 0.75) },
    exposure: chance.between(-0.4, 0.5),
    balance: [chance.between(0.92, 1.1), 1, chance.between(0.85, 1.08)],
    noise: chance.between(1, 4),
    denoise: 0,
    sharpened: chance.pick([0, 0.5, 1]),
    haze: 0,
    quality: chance.whole(72, 88),
    before: [],
  }
}
