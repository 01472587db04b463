import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tellBench } from '../child.ts'
import { DECODERS, type Decode } from './decoder.ts'
import { loadDecoder } from './decoders.ts'
import { peakMegabytes } from './peakMemory.ts'
import { MANIFEST, type Readings } from './reading.ts'

/** One decoder in a process of its own: what it reads, the CPU time it takes on all threads, its peak memory. */
const [name, manifest = ''] = process.argv.slice(2)
const known = DECODERS.find((one) => one === name)
if (known === undefined) throw new Error(`nobody knows the decoder ${name}`)
const decode = await loadDecoder(known)
process.once('message', () => void measure().then(tellBench))
tellBench('ready')

async function measure(): Promise<Readings> {
  const { files, warmUp } = MANIFEST.parse(JSON.parse(readFileSync(manifest, 'utf8')))
  for (const file of warmUp) await readOne(decode, file)
  const readings = []
  for (const file of files) readings.push(await readOne(decode, file))
  return { readings, peakMb: peakMegabytes() }
}

async function readOne(read: Decode, path: string): Promise<Readings['readings'][number]> {
  const file = await readFile(path)
  const before = process.cpuUsage()
  const texts = await read(file).catch(() => [])
  const { user, system } = process.cpuUsage(before)
  return { texts: [...texts], cpuMs: (user + system) / 1000 }
}
