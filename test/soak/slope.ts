/** How fast something grows, and within which bounds that is known with 95 of 100 chances. */
export type Slope = { readonly perHour: number; readonly from: number; readonly to: number }

export type Sample = { readonly seconds: number; readonly value: number }

/** Samples that follow each other closely say the same: their means over so many seconds are taken for one look each. */
const BLOCK_SECONDS = 20
/** Student's factor of 95 % by degrees of freedom, from one on; beyond it is close to two. */
const STUDENT = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23] as const
const STUDENT_OF_MANY = 2.1
const SECONDS_OF_AN_HOUR = 3_600

/** The line through the samples by least squares; nothing when they are too few to say how far it may be off. */
export function slopeOf(samples: readonly Sample[]): Slope | undefined {
  const blocks = blocksOf(samples)
  const freedom = blocks.length - 2
  if (freedom < 1) return undefined
  const mean = { seconds: meanOf(blocks, 'seconds'), value: meanOf(blocks, 'value') }
  const spread = sum(blocks, ({ seconds }) => (seconds - mean.seconds) ** 2)
  const together = sum(blocks, ({ seconds, value }) => (seconds - mean.seconds) * (value - mean.value))
  const slope = together / spread
  const rest = sum(
    blocks,
    ({ seconds, value }) => (value - mean.value - slope * (seconds - mean.seconds)) ** 2,
  )
  const off = (STUDENT[freedom - 1] ?? STUDENT_OF_MANY) * Math.sqrt(rest / freedom / spread)
  const [perHour, from, to] = [slope, slope - off, slope + off].map((one) => one * SECONDS_OF_AN_HOUR)
  return { perHour: perHour ?? 0, from: from ?? 0, to: to ?? 0 }
}

function blocksOf(samples: readonly Sample[]): readonly Sample[] {
  const blocks = new Map<number, Sample[]>()
  for (const sample of samples) {
    const block = Math.floor(sample.seconds / BLOCK_SECONDS)
    blocks.set(block, [...(blocks.get(block) ?? []), sample])
  }
  return [...blocks.values()].map((block) => ({
    seconds: meanOf(block, 'seconds'),
    value: meanOf(block, 'value'),
  }))
}

function meanOf(samples: readonly Sample[], field: keyof Sample): number {
  return sum(samples, (sample) => sample[field]) / samples.length
}

function sum(samples: readonly Sample[], of: (sample: Sample) => number): number {
  return samples.reduce((total, sample) => total + of(sample), 0)
}
