import { seededNumbers } from '../seeded.ts'
import type { Ink } from './painted.ts'

/** Side of a blot, in modules. */
const BLOT = 2.5
/** More blots a side than any symbol of ours has. */
const BLOTS = 32

/** Grey blots over a share of a symbol; its finders, eight modules from its corners, stay clean. */
export function blotted(seed: number, share: number, size: number): Ink {
  const next = seededNumbers(seed)
  const blots = Array.from({ length: BLOTS * BLOTS }, () => next() < share)
  const isFinder = (right: number, down: number): boolean =>
    (right < 8 && down < 8) || (right > size - 8 && down < 8) || (right < 8 && down > size - 8)
  return (right, down, isDark) => {
    const isBlot =
      blots[(Math.floor(down / BLOT) & (BLOTS - 1)) * BLOTS + (Math.floor(right / BLOT) & (BLOTS - 1))]
    if (isBlot && !isFinder(right, down)) return 0.5
    return isDark ? 1 : 0
  }
}
