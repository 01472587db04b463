import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tellBench } from '../child.ts'
import { DECODERS, PACE_THREADS } from './decoder.ts'
import { loadPace } from './pace.ts'
import { MANIFEST } from './reading.ts'

/** One decoder with two worker threads: the photos it reads a second, one always waiting for the next free thread. */
const [name, manifest = ''] = process.argv.slice(2)
const known = DECODERS.find((one) => one === name)
if (known === undefined) throw new Error(`nobody knows the decoder ${name}`)
const pace = await loadPace(known)
process.once('message', () => void measure().then(tellBench))
tellBench('ready')

async function measure(): Promise<number> {
  const { files, warmUp } = MANIFEST.parse(JSON.parse(readFileSync(manifest, 'utf8')))
  for (let round = 0; round < PACE_THREADS; round++) await readAll(warmUp)
  const began = performance.now()
  await readAll(files)
  const seconds = (performance.now() - began) / 1000
  await pace.close()
  return files.length / seconds
}

/** Each line takes the next photo as soon as its last is read. */
async function readAll(files: readonly string[]): Promise<void> {
  const left = files.values()
  const line = async (): Promise<void> => {
    for (const file of left) await pace.read(await readFile(file))
  }
  await Promise.all(Array.from({ length: PACE_THREADS + 1 }, line))
}
