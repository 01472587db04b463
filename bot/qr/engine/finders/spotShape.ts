/** A rectangle around a point of a picture's sums: how far its corners lie from the point's place, and its pixels. */
interface Box {
  readonly upperLeft: number
  readonly upperRight: number
  readonly lowerLeft: number
  readonly lowerRight: number
  readonly pixels: number
}

/** A finder as areas, for one size: its core, and with the light ring, the dark ring and the light around it. */
export interface SpotShape {
  /** Pixels a module. */
  readonly across: number
  readonly down: number
  /** From the middle to the edge of the outermost box, in pixels. */
  readonly reachX: number
  readonly reachY: number
  readonly core: Box
  readonly light: Box
  readonly dark: Box
  readonly outer: Box
}

/** The shape in a picture whose sums are `stride` numbers a row. */
export function spotShape(across: number, down: number, stride: number): SpotShape {
  const box = (halfModules: number): Box => {
    const [x, y] = [Math.round(halfModules * across), Math.round(halfModules * down)]
    return {
      upperLeft: -y * stride - x,
      upperRight: -y * stride + x,
      lowerLeft: y * stride - x,
      lowerRight: y * stride + x,
      pixels: 4 * x * y,
    }
  }
  return {
    across,
    down,
    reachX: Math.round(4.5 * across),
    reachY: Math.round(4.5 * down),
    core: box(1.5),
    light: box(2.5),
    dark: box(3.5),
    outer: box(4.5),
  }
}

/** The sum over a box around the point whose place in the sums is `at`. */
export function sumOver(sums: ArrayLike<number>, at: number, box: Box): number {
  return (
    (sums[at + box.lowerRight] ?? 0) -
    (sums[at + box.lowerLeft] ?? 0) -
    (sums[at + box.upperRight] ?? 0) +
    (sums[at + box.upperLeft] ?? 0)
  )
}
