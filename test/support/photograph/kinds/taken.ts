import type { Make } from './make.ts'

/** Out of focus. Beyond a radius of one module the finest detail is turned around, not only weak. */
export const defocus: Make = (chance, hardness) => ({
  defocus: hardness * chance.between(0.48, 0.9),
  share: chance.between(0.12, 0.32),
})

/** The hand moved. A path of two modules wipes out modules along it. */
export const motion: Make = (chance, hardness) => ({
  motion: hardness * chance.between(1, 1.75),
  share: chance.between(0.12, 0.32),
})

/** Saved with little left of it, and not for the first time. */
export const jpeg: Make = (chance) => ({
  quality: chance.whole(30, 60),
  before: [chance.whole(40, 80)],
  share: chance.between(0.07, 0.2),
  noise: chance.between(2, 6),
})
