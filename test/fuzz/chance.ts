import { seededNumbers } from '../bot/qr/seeded.ts'

/** Draws that are the same for the same seed and the same place in the run. */
export class Chance {
  readonly #next: () => number

  constructor(seed: number, index: number) {
    this.#next = seededNumbers(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))
  }

  /** From 0 to below 1. */
  number(): number {
    return this.#next()
  }

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    return Math.floor(this.#next() * limit)
  }

  /** Yes, so often out of 1. */
  is(share: number): boolean {
    return this.#next() < share
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[this.below(values.length)]
    if (value === undefined) throw new Error('nothing to pick from, or a hole')
    return value
  }

  /** One of several makers by its weight, and what it makes. */
  weighted<Made>(makers: readonly (readonly [weight: number, make: () => Made])[]): Made {
    let left = this.#next() * makers.reduce((sum, [weight]) => sum + weight, 0)
    for (const [weight, make] of makers) {
      left -= weight
      if (left < 0) return make()
    }
    throw new Error('weights sum up to nothing')
  }

  bytes(count: number): Buffer {
    return Buffer.from(Uint8Array.from({ length: count }, () => this.below(256)))
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.below(10)).join('')
  }

  /** 32 bytes as browsers make their secrets. */
  secret(): string {
    return this.bytes(32).toString('base64url')
  }

  uuid(): string {
    const hex = this.bytes(16).toString('hex')
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `a${hex.slice(17, 20)}`,
      hex.slice(20),
    ].join('-')
  }
}
