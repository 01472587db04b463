import { seededNumbers } from '../../seeded.ts'

/** What happens to a symbol on its way to the grid, always the same for the same seed. */
export class Weather {
  private readonly next: () => number

  constructor(seed: number) {
    this.next = seededNumbers(seed)
  }

  /** From 0 to below 1. */
  number(): number {
    return this.next()
  }

  /** From 0 to below `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => this.below(256))

  /** A number of the normal distribution. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
  }

  /** Adds noise of this deviation to modules of 1 and -1, or 0 for what is drawn by chance. */
  noisy(modules: Int8Array, deviation: number): Float32Array {
    return Float32Array.from(modules, (module) => {
      const sign = module === 0 ? (this.next() < 0.5 ? 1 : -1) : module
      return clipped(sign + deviation * this.normal())
    })
  }

  /** Covers a round spot of one shade; its radius and the symbol's side in modules. */
  spot(soft: Float32Array, side: number, radius: number): void {
    const [row, column, shade] = [this.next() * side, this.next() * side, this.next() < 0.5 ? 0.8 : -0.8]
    for (let place = 0; place < soft.length; place++) {
      const distance = Math.hypot(Math.floor(place / side) - row, (place % side) - column)
      if (distance < radius) soft[place] = clipped(shade + 0.2 * this.normal())
    }
  }
}

function clipped(value: number): number {
  return Math.max(-1, Math.min(1, value))
}
