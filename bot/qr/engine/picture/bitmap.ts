import type { GreyImage } from '../../read/greyImage.ts'

/** A picture in black and white: 1 is dark, 0 is light, row after row. */
export interface Bitmap {
  readonly dark: Uint8Array
  readonly width: number
  readonly height: number
}

/** What counts as dark: below this share of the mean in a window of this radius, in pixels, around the pixel. */
export interface Darkness {
  readonly radius: number
  readonly share: number
}

/**
 * Black and white by the mean around each pixel. The sums of the window's columns go down with it row by row, so that a
 * picture of 12 MP needs no more memory besides than one of its rows.
 */
export function binarise({ pixels, width, height }: GreyImage, { radius, share }: Darkness): Bitmap {
  const dark = new Uint8Array(width * height)
  const columns = new Uint32Array(width)
  for (let y = 0; y < Math.min(radius, height); y++) addRow(columns, pixels, y * width, 1)
  for (let y = 0; y < height; y++) {
    const [first, last] = [Math.max(0, y - radius), Math.min(height - 1, y + radius)]
    if (y + radius < height) addRow(columns, pixels, last * width, 1)
    if (y > radius) addRow(columns, pixels, (first - 1) * width, -1)
    markRow({ pixels, dark, columns, from: y * width, rows: last - first + 1 }, radius, share)
  }
  return { dark, width, height }
}

/** Takes a row of pixels into the columns' sums, or out of them. */
function addRow(columns: Uint32Array, pixels: Uint8Array, from: number, sign: 1 | -1): void {
  for (let x = 0; x < columns.length; x++) columns[x] = (columns[x] ?? 0) + sign * (pixels[from + x] ?? 0)
}

/** A row of the picture, and the sums of so many rows around it, column by column. */
interface Row {
  readonly pixels: Uint8Array
  readonly dark: Uint8Array
  readonly columns: Uint32Array
  readonly from: number
  readonly rows: number
}

function markRow({ pixels, dark, columns, from, rows }: Row, radius: number, share: number): void {
  const width = columns.length
  let sum = 0
  let count = Math.min(radius, width)
  for (let x = 0; x < count; x++) sum += columns[x] ?? 0
  for (let x = 0; x < width; x++) {
    if (x + radius < width) {
      sum += columns[x + radius] ?? 0
      count++
    }
    if (x > radius) {
      sum -= columns[x - radius - 1] ?? 0
      count--
    }
    if ((pixels[from + x] ?? 0) * count * rows < sum * share) dark[from + x] = 1
  }
}
