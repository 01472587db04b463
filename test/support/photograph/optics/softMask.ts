import type { Light } from '../picture.ts'

/** Masks change slowly, so they are worked out for every fourth pixel each way and mixed between. */
const COARSE = 4

/** What becomes of a pixel's light, given the mask's value there. */
export type Apply = (pixels: Float32Array, at: number, value: number) => void

/** Works out a soft mask over the photo and applies it to every pixel. */
export function overMask(
  { pixels, width, height }: Light,
  mask: (x: number, y: number) => number,
  apply: Apply,
): void {
  const columns = Math.ceil(width / COARSE) + 1
  const rows = Math.ceil(height / COARSE) + 1
  const values = new Float32Array(columns * rows)
  for (let i = 0; i < values.length; i++)
    values[i] = mask((i % columns) * COARSE, Math.floor(i / columns) * COARSE)
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / COARSE) * columns
    const down = (y % COARSE) / COARSE
    for (let x = 0; x < width; x++, at += 3) {
      const i = row + Math.floor(x / COARSE)
      const right = (x % COARSE) / COARSE
      const upper = (values[i] ?? 0) * (1 - right) + (values[i + 1] ?? 0) * right
      const lower = (values[i + columns] ?? 0) * (1 - right) + (values[i + columns + 1] ?? 0) * right
      apply(pixels, at, upper * (1 - down) + lower * down)
    }
  }
}
