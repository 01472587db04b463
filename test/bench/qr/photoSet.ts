/** A photo on disk, and what its codes say. */
export interface BenchPhoto {
  readonly file: string
  /** Shown where a photo is named; for the product's photos kind and number. */
  readonly name: string
  /** What makes it hard, or what it shows. */
  readonly kind: string
  /** Every text that it is right to read; none in a photo without a code. */
  readonly truths: readonly string[]
}

export interface PhotoSet {
  readonly name: string
  readonly photos: readonly BenchPhoto[]
}

export const SET_NAMES = ['product', 'without codes', 'easy', 'zxing-java', 'zxing-cpp-new'] as const
export type SetName = (typeof SET_NAMES)[number]

/** A photo that is still to be taken. */
export interface Recipe {
  readonly set: 'product' | 'without codes' | 'easy'
  readonly kind: string
  readonly number: number
}
