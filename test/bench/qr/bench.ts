import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { report, save } from '../harness.ts'
import { makingFigures } from './making.ts'
import type { Measured } from './measure.ts'
import { type BenchOptions, readOptions, USAGE } from './options.ts'
import { ratios } from './ratios.ts'
import { measureSet, takeSets } from './sets.ts'
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

const photos = await takeSets(options, folder, tell)
for (const name of photos.missing)
  console.log(`\n${name}: left out, there are no photos in ${options.photos} (--photos DIR)`)
const measured: Measured[] = []
for (const set of photos.sets) {
  const ofSet = await measureSet(set, { ...photos, decoders: options.decoders, folder, tell })
  measured.push(...ofSet)
  console.log(setTable(set.name, ofSet))
  if (set.name === 'product') console.log(kindTable(ofSet))
  listWrong(ofSet)
  if (options.misses) listMisses(ofSet)
  save('qr', ratios(measured))
}
console.log()
report('qr', [...ratios(measured), ...(options.making ? await makingFigures() : [])])

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
