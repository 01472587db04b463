/** Codewords as they are read at first sight, and how far each may be trusted. */
export interface SoftCodewords {
  readonly values: Uint8Array
  /** The least |soft| among each codeword's eight bits, 0 to 1. */
  readonly trust: Float32Array
}

/** Reads `count` codewords from soft bits (positive for a 1), each from its highest bit. */
export function readCodewords(bits: Float32Array, count: number): SoftCodewords {
  const values = new Uint8Array(count)
  const trust = new Float32Array(count)
  for (let codeword = 0, bit = 0; codeword < count; codeword++) {
    let value = 0
    let least = Number.POSITIVE_INFINITY
    for (const end = bit + 8; bit < end; bit++) {
      const soft = bits[bit] ?? 0
      value = (value << 1) | (soft > 0 ? 1 : 0)
      least = Math.min(least, Math.abs(soft))
    }
    values[codeword] = value
    trust[codeword] = least
  }
  return { values, trust }
}
