import fc from 'fast-check'
import type { GreyImage } from '../../../../bot/qr/picture/greyImage.ts'

/** Pictures of any size and any grey values. */
export const anyPicture = fc
  .tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 }))
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height })
      .map((pixels): GreyImage => ({ pixels, width, height })),
  )

/** The grey values of a square window as far as it lies in the picture. */
export function windowAround({ pixels, width, height }: GreyImage, i: number, radius: number): number[] {
  const [x, y] = [i % width, Math.floor(i / width)]
  const greys: number[] = []
  for (let row = Math.max(0, y - radius); row <= Math.min(height - 1, y + radius); row++) {
    for (let column = Math.max(0, x - radius); column <= Math.min(width - 1, x + radius); column++) {
      greys.push(pixels[row * width + column] ?? 0)
    }
  }
  return greys
}

export function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
