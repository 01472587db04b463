import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { report, save } from '../harness.ts'
import { startPhotoMaker } from './makeSets.ts'
import { makingFigures } from './making.ts'
import { type Measured, measure } from './measure.ts'
import { type BenchOptions, readOptions, USAGE } from './options.ts'
import type { PhotoSet } from './photoSet.ts'
import { ratios } from './ratios.ts'
import { realPhotos } from './realPhotos.ts'
import { recipesOf, warmUpRecipes } from './recipes.ts'
import { kindTable, setTable } from './tables.ts'

/**
 * `npm run bench:qr`: what jimp + jsQR, sharp + zxing-wasm and our own reader make of the same photos, at what cost; and
 * what our posters and cards cost to draw.
 */
const tell = (line: string): void => console.error(line)
const options = optionsOrUsage(process.argv.slice(2))
const folder = mkdtempSync(join(tmpdir(), 'khaibao-bench-qr-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

const { sets, warmUp } = await collect(options)
const measured: Measured[] = []
for (const set of sets) {
  const ofSet: Measured[] = []
  for (const decoder of options.decoders) {
    tell(`${set.name}: ${decoder}`)
    ofSet.push(await measure(decoder, set, warmUp, folder))
  }
  measured.push(...ofSet)
  console.log(setTable(set.name, ofSet))
  if (set.name === 'product') console.log(kindTable(ofSet))
  listWrong(ofSet)
  if (options.misses) listMisses(ofSet)
  save('qr', ratios(measured))
}
console.log()
report('qr', [...ratios(measured), ...(options.making ? await makingFigures() : [])])

/** Takes the photos that are to be drawn, and finds the real ones. */
async function collect({
  sets: names,
  limit,
  photos,
  save,
}: BenchOptions): Promise<{ sets: PhotoSet[]; warmUp: string[] }> {
  const maker = startPhotoMaker(save ?? folder, tell)
  const collected: PhotoSet[] = []
  for (const name of names) {
    const isReal = name === 'zxing-java' || name === 'zxing-cpp-new'
    const set = isReal ? realPhotos(name, photos) : await maker.make(name, recipesOf(name, limit))
    if (set) collected.push({ ...set, photos: set.photos.slice(0, limit) })
    else console.log(`\n${name}: left out, there are no photos in ${photos} (--photos DIR)`)
  }
  const warmUpSet = await maker.make('warm up', warmUpRecipes())
  await maker.close()
  return { sets: collected, warmUp: warmUpSet.photos.map(({ file }) => file) }
}

function listWrong(ofSet: readonly Measured[]): void {
  for (const { decoder, photos } of ofSet) {
    for (const { photo, wrong } of photos)
      for (const text of wrong) console.log(`wrong: ${decoder}, ${photo.name}: ${JSON.stringify(text)}`)
  }
}

function listMisses(ofSet: readonly Measured[]): void {
  for (const { decoder, photos } of ofSet) {
    if (!decoder.startsWith('ours')) continue
    for (const { photo, isRead } of photos)
      if (!isRead && photo.truths.length > 0) console.log(`missed: ${decoder}, ${photo.name}`)
  }
}

function optionsOrUsage(words: readonly string[]): BenchOptions {
  try {
    return readOptions(words)
  } catch (error) {
    tell(`${error instanceof Error ? error.message : error}\n${USAGE}`)
    process.exit(2)
  }
}
