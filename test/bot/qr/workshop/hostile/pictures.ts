import { seededNumbers } from '../../seeded.ts'

const NOISE_SEED = 5

/**
 * The corners of codes, side by side, 7 modules of `module` pixels each: readers that try every three of them against
 * each other take minutes.
 */
export function finderField(side: number, module: number, gap: number): Uint8Array {
  const pixels = new Uint8Array(side * side).fill(255)
  const pitch = 7 * module + gap
  for (let i = 0; i < pixels.length; i++) {
    const [x, y] = [(i % side) % pitch, Math.floor(i / side) % pitch]
    if (x >= 7 * module || y >= 7 * module) continue
    const [across, down] = [Math.floor(x / module), Math.floor(y / module)]
    const ring = Math.max(Math.abs(across - 3), Math.abs(down - 3))
    pixels[i] = ring === 2 ? 255 : 0
  }
  return pixels
}

export function noise(side: number): Uint8Array {
  const random = seededNumbers(NOISE_SEED)
  return Uint8Array.from({ length: side * side }, () => 256 * random())
}
