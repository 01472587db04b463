import type { Point } from '../../../../bot/qr/engine/places/place.ts'
import type { GreyImage } from '../../../../bot/qr/picture/greyImage.ts'
import { seededNumbers } from '../seeded.ts'

/** A picture with every grey value changed, as its place asks for. */
export function changed(image: GreyImage, change: (grey: number, x: number, y: number) => number): GreyImage {
  const { pixels, width } = image
  const all = Uint8ClampedArray.from(pixels, (grey, i) => change(grey, i % width, Math.floor(i / width)))
  return { ...image, pixels: new Uint8Array(all.buffer) }
}

/** Noise of the normal distribution, in grey values. */
export function noisy(image: GreyImage, deviation: number, seed: number): GreyImage {
  const next = seededNumbers(seed)
  return changed(image, (grey) => grey + deviation * normal(next))
}

function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
}

/** Light that falls off to the right and down; in the far corner the share `least` of it is left. */
export function shaded(image: GreyImage, least: number): GreyImage {
  const far = image.width + image.height
  return changed(image, (grey, x, y) => grey * (1 - ((1 - least) * (x + y)) / far))
}

/** The mean over squares of `2 * radius + 1` pixels; beyond an edge there is nothing to count. */
export function defocused(image: GreyImage, radius: number): GreyImage {
  const { pixels, width, height } = image
  return changed(image, (_grey, x, y) => {
    let [sum, count] = [0, 0]
    for (let row = Math.max(0, y - radius); row <= Math.min(height - 1, y + radius); row++) {
      for (let column = Math.max(0, x - radius); column <= Math.min(width - 1, x + radius); column++) {
        sum += pixels[row * width + column] ?? 0
        count++
      }
    }
    return sum / count
  })
}

/** A round spot of one grey value, as of glare or dirt. */
export function spotted(image: GreyImage, middle: Point, radius: number, shade: number): GreyImage {
  return changed(image, (grey, x, y) => (Math.hypot(x - middle.x, y - middle.y) < radius ? shade : grey))
}

/** A picture of one grey value. */
export function blank(width: number, height: number, grey = 200): GreyImage {
  return { pixels: new Uint8Array(width * height).fill(grey), width, height }
}

/** Two pictures beside each other; the lower one's rest is paper. */
export function beside(left: GreyImage, right: GreyImage): GreyImage {
  const [width, height] = [left.width + right.width, Math.max(left.height, right.height)]
  return changed(blank(width, height), (grey, x, y) => {
    const [image, column] = x < left.width ? [left, x] : [right, x - left.width]
    return y < image.height ? (image.pixels[y * image.width + column] ?? 0) : grey
  })
}
