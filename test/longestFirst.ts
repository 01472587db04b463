import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take long, the longest first: begun last they would run alone at the end, while all other processors wait. */
const LONG = [
  'flows/transcripts',
  'flows/rights',
  'start/life',
  'start/places',
  'start/problems',
  'embedded/users',
  'hostile/hostile',
  'read/photographed',
  'read/readPhoto',
  'workshop/threads',
  'workshop/qrWorkshop',
]

/** The order of vitest, which knows how long files took only where they have run before, but for these. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other))
  }

  /** Files are dealt out like cards, so that the long ones do not all come to the same share. */
  override async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { index = 1, count = 1 } = this.ctx.config.shard ?? {}
    const inOrder = files.toSorted(
      (one, other) => placeOf(one) - placeOf(other) || one.moduleId.localeCompare(other.moduleId),
    )
    return inOrder.filter((_, i) => i % count === index - 1)
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
  return place < 0 ? LONG.length : place
}
