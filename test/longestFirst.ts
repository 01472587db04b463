import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take a minute or more: begun last they would run alone at the end, while all other processors wait. */
const LONG = ['flows/transcripts', 'start/life', 'start/places', 'workshop/hostile/hostile', 'flows/rights']

/** The order of vitest, which knows how long files took only where they have run before, but for these. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
  return place < 0 ? LONG.length : place
}
