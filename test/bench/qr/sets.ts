import type { DecoderName } from './decoder.ts'
import { startPhotoMaker } from './makeSets.ts'
import { type Measured, measure } from './measure.ts'
import type { BenchOptions } from './options.ts'
import type { PhotoSet } from './photoSet.ts'
import { realPhotos } from './realPhotos.ts'
import { recipesOf, warmUpRecipes } from './recipes.ts'

export type TakenSets = {
  readonly sets: readonly PhotoSet[]
  /** Sets of real photos that are not there. */
  readonly missing: readonly string[]
  /** Photos by which a decoder warms up. */
  readonly warmUp: readonly string[]
}

/** Takes the photos that are to be drawn, and finds the real ones. */
export async function takeSets(
  { sets: names, limit, photos, save }: Pick<BenchOptions, 'sets' | 'limit' | 'photos' | 'save'>,
  folder: string,
  tell: (line: string) => void,
): Promise<TakenSets> {
  const maker = startPhotoMaker(save ?? folder, tell)
  const sets: PhotoSet[] = []
  const missing: string[] = []
  for (const name of names) {
    const isReal = name === 'zxing-java' || name === 'zxing-cpp-new'
    const set = isReal ? realPhotos(name, photos) : await maker.make(name, recipesOf(name, limit))
    if (set) sets.push({ ...set, photos: set.photos.slice(0, limit) })
    else missing.push(name)
  }
  const warmUpSet = await maker.make('warm up', warmUpRecipes())
  await maker.close()
  return { sets, missing, warmUp: warmUpSet.photos.map(({ file }) => file) }
}

/** Lets each decoder read a set, one after the other. */
export async function measureSet(
  set: PhotoSet,
  {
    decoders,
    warmUp,
    folder,
    tell,
  }: Pick<TakenSets, 'warmUp'> & {
    readonly decoders: readonly DecoderName[]
    readonly folder: string
    readonly tell: (line: string) => void
  },
): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const decoder of decoders) {
    tell(`${set.name}: ${decoder}`)
    measured.push(await measure(decoder, set, warmUp, folder))
  }
  return measured
}
