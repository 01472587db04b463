/** Modules to each side that speak for a module: spots of glare and dirt are larger, symbols of version 3 not much. */
const REACH = 2

/**
 * Soft modules, each weighed by the square of how far the known ones around it were read as they are: under a sticker
 * or in glare what looks certain is worth nothing. `template` is 1, -1, or 0 for a module that is not known.
 */
export function locallyTrusted(size: number, soft: Float32Array, template: Int8Array): Float32Array {
  const weighed = new Float32Array(soft.length)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const place = row * size + column
      weighed[place] = (soft[place] ?? 0) * trustAt(size, soft, template, row, column) ** 2
    }
  }
  return weighed
}

/** 1 where all known modules around were read right, 0 where half of them were, or fewer. */
function trustAt(size: number, soft: Float32Array, template: Int8Array, row: number, column: number): number {
  let agreement = 0
  let most = 0
  for (let y = Math.max(0, row - REACH); y <= Math.min(size - 1, row + REACH); y++) {
    for (let x = Math.max(0, column - REACH); x <= Math.min(size - 1, column + REACH); x++) {
      const sign = template[y * size + x] ?? 0
      if (sign === 0) continue
      const value = soft[y * size + x] ?? 0
      agreement += sign * value
      most += Math.abs(value)
    }
  }
  return most === 0 ? 1 : Math.max(0, agreement / most)
}
