/** A picture of grey values, 0 black to 255 white, row after row. */
export interface GreyImage {
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
}

/** A picture of red, green, blue and opacity, as decoders of other houses take it. */
export interface ColourImage {
  readonly pixels: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** Luma of Rec. 601 in 8-bit fixed point. */
export function greyOf({ pixels, width, height }: ColourImage): GreyImage {
  const grey = new Uint8Array(width * height)
  for (let i = 0, j = 0; i < grey.length; i++, j += 4) {
    grey[i] = ((pixels[j] ?? 0) * 77 + (pixels[j + 1] ?? 0) * 150 + (pixels[j + 2] ?? 0) * 29) >> 8
  }
  return { pixels: grey, width, height }
}

export function colourOf({ pixels, width, height }: GreyImage): ColourImage {
  const colour = new Uint32Array(pixels.length)
  for (let i = 0; i < pixels.length; i++) colour[i] = 0xff000000 | ((pixels[i] ?? 0) * 0x010101)
  return { pixels: new Uint8ClampedArray(colour.buffer), width, height }
}

/** The negative: black on white for white on black. */
export function inverted({ pixels, width, height }: GreyImage): GreyImage {
  return { pixels: pixels.map((grey) => 255 - grey), width, height }
}

/** Half the width and height; each pixel is the mean of four. */
export function halved({ pixels, width, height }: GreyImage): GreyImage {
  const [halfWidth, halfHeight] = [width >> 1, height >> 1]
  const half = new Uint8Array(halfWidth * halfHeight)
  for (let y = 0, to = 0; y < halfHeight; y++) {
    for (let x = 0, from = 2 * y * width; x < halfWidth; x++, from += 2, to++) {
      const above = (pixels[from] ?? 0) + (pixels[from + 1] ?? 0)
      const below = (pixels[from + width] ?? 0) + (pixels[from + width + 1] ?? 0)
      half[to] = (above + below + 2) >> 2
    }
  }
  return { pixels: half, width: halfWidth, height: halfHeight }
}

/** Twice the width and height, interpolated between pixel centres. */
export function doubled({ pixels, width, height }: GreyImage): GreyImage {
  const double = new Uint8Array(width * height * 4)
  for (let y = 0, to = 0; y < 2 * height; y++) {
    const row = y >> 1
    const otherRow = Math.min(height - 1, Math.max(0, y % 2 === 0 ? row - 1 : row + 1))
    for (let x = 0; x < 2 * width; x++, to++) {
      const column = x >> 1
      const otherColumn = Math.min(width - 1, Math.max(0, x % 2 === 0 ? column - 1 : column + 1))
      const near = (pixels[row * width + column] ?? 0) * 3 + (pixels[row * width + otherColumn] ?? 0)
      const far = (pixels[otherRow * width + column] ?? 0) * 3 + (pixels[otherRow * width + otherColumn] ?? 0)
      double[to] = (near * 3 + far + 8) >> 4
    }
  }
  return { pixels: double, width: 2 * width, height: 2 * height }
}
