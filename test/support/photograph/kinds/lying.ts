import type { WallKind } from '../scene/wallPatterns.ts'
import type { Make } from './make.ts'

/** From the side: up to 60 degrees off, and from below or above. */
export const perspective: Make = (chance, hardness) => ({
  turn: {
    yaw: chance.sign() * chance.between(40, 60) * hardness,
    pitch: chance.between(-34, 34) * hardness,
    roll: chance.between(-20, 20),
  },
  share: chance.between(0.07, 0.24),
})

/** The phone turned any way, at a print across the room. */
export const rotation: Make = (chance) => ({
  turn: { yaw: chance.between(-26, 26), pitch: chance.between(-26, 26), roll: chance.between(0, 360) },
  share: chance.between(0.06, 0.18),
  softness: chance.between(0.7, 1),
})

/** Round something upright, or bent in the hand whichever way. */
export const curved: Make = (chance) => {
  const loose = chance.happens(0.35)
  const axis = loose ? chance.between(0, 180) : chance.between(-8, 8)
  const radius = loose ? chance.between(0.48, 1) : chance.between(0.44, 1)
  return {
    form: { kind: 'curved', radius, axis, hollow: loose && chance.happens(0.3) },
    loose,
    wall: chance.pick<WallKind>(['paint', 'concrete', 'wood', 'stone']),
    share: chance.between(0.14, 0.34),
  }
}

/** Crushed, folded and opened again, in light from the side. */
export const crumpled: Make = (chance, hardness) => ({
  form: {
    kind: 'crumpled',
    crumpling: {
      steepness: chance.between(0.18, 0.52) * hardness,
      facet: chance.between(0.16, 0.34),
      folds: chance.whole(0, 4),
      shift: chance.between(0.006, 0.016) * hardness,
    },
  },
  slant: chance.between(45, 72),
  ambient: chance.between(0.15, 0.4),
  share: chance.between(0.16, 0.4),
})

/** From far away: the symbol takes 4 to 15 % of the photo's width, more often little than much. */
export const small: Make = (chance) => ({
  share: 0.04 + 0.11 * chance.between(0, 1) ** 2,
  softness: chance.between(0.55, 0.85),
})
