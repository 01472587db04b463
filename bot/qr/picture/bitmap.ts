import type { GreyImage } from './greyImage.ts'

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
  const window = windowOf(width, radius)
  for (let y = 0; y < Math.min(radius, height); y++) addRow(window, pixels, y * width, 1)
  for (let y = 0; y < height; y++) {
    const [first, last] = [Math.max(0, y - radius), Math.min(height - 1, y + radius)]
    if (y + radius < height) addRow(window, pixels, last * width, 1)
    if (y > radius) addRow(window, pixels, (first - 1) * width, -1)
    markRow(window, pixels, dark, y * width, share, last - first + 1)
  }
  return { dark, width, height }
}

/** What slides over a picture: its loops take most of the time of looking for finders, and ask for no edge. */
interface Window {
  readonly span: number
  /** Sums of the rows in the window, with `radius + 1` columns of nothing before the first and behind the last. */
  readonly columns: Int32Array
  /** The same without those beside the picture. */
  readonly inside: Int32Array
  /** Columns of the picture in the window around each column. */
  readonly counts: Int32Array
}

function windowOf(width: number, radius: number): Window {
  const columns = new Int32Array(width + 2 * radius + 2)
  const counts = Int32Array.from({ length: width }, (_, x) => {
    return Math.min(width, x + radius + 1) - Math.max(0, x - radius)
  })
  return {
    span: 2 * radius + 1,
    columns,
    inside: columns.subarray(radius + 1, radius + 1 + width),
    counts,
  }
}

/** Takes a row of pixels into the columns' sums, or out of them. */
function addRow({ inside }: Window, pixels: Uint8Array, from: number, sign: 1 | -1): void {
  for (let x = 0; x < inside.length; x++) inside[x] = (inside[x] ?? 0) + sign * (pixels[from + x] ?? 0)
}

function markRow(
  { span, columns, counts }: Window,
  pixels: Uint8Array,
  dark: Uint8Array,
  from: number,
  share: number,
  rows: number,
): void {
  let sum = 0
  for (let x = 0; x < span; x++) sum += columns[x] ?? 0
  for (let x = 0; x < counts.length; x++) {
    sum += (columns[x + span] ?? 0) - (columns[x] ?? 0)
    const scaled = Math.imul(pixels[from + x] ?? 0, Math.imul(counts[x] ?? 0, rows))
    dark[from + x] = scaled < sum * share ? 1 : 0
  }
}
