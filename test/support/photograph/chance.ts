import { seededNumbers } from '../../bot/qr/seeded.ts'

/** Draws from a seed. */
export interface Chance {
  /** A number from `low` to below `high`. */
  between(low: number, high: number): number
  /** A whole number from `low` to `high`, both among them. */
  whole(low: number, high: number): number
  pick<Value>(list: readonly [Value, ...Value[]]): Value
  sign(): 1 | -1
  /** True in such a share of all cases. */
  happens(share: number): boolean
  /** Draws of its own for one part of the work, so that a change in another part moves nothing here. */
  branch(name: string): Chance
}

export function chanceOf(seed: number): Chance {
  const next = seededNumbers(seed)
  // The first number of neighbouring seeds lies close together in some generators; it costs nothing to pass it over.
  next()
  const between = (low: number, high: number): number => low + (high - low) * next()
  return {
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    sign: () => (next() < 0.5 ? -1 : 1),
    happens: (share) => next() < share,
    branch: (name) => chanceOf(mixed(seed, name)),
  }
}

/** FNV-1a over the name, begun with the seed. */
function mixed(seed: number, name: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}
