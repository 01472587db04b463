import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startChild } from '../child.ts'
import type { DecoderName } from './decoder.ts'
import type { BenchPhoto, PhotoSet } from './photoSet.ts'
import { type Manifest, READINGS } from './reading.ts'
import { type Verdict, verdictOn } from './verdict.ts'

/** What one decoder made of one set. */
export interface Measured {
  readonly set: string
  readonly decoder: DecoderName
  readonly photos: readonly ReadPhoto[]
  readonly peakMb: number
  readonly photosPerSecond: number
}

export interface ReadPhoto extends Verdict {
  readonly photo: BenchPhoto
  readonly cpuMs: number
}

/** Runs one decoder over one set in two processes of its own, one after the other: reading, then the pace. */
export async function measure(
  decoder: DecoderName,
  set: PhotoSet,
  warmUp: readonly string[],
  folder: string,
): Promise<Measured> {
  const manifest = join(folder, 'manifest.json')
  const told: Manifest = { files: set.photos.map(({ file }) => file), warmUp: [...warmUp] }
  writeFileSync(manifest, JSON.stringify(told))
  const { readings, peakMb } = READINGS.parse(await askOnce('./qr/readingChild.ts', decoder, manifest))
  const photosPerSecond = Number(await askOnce('./qr/paceChild.ts', decoder, manifest))
  const photos = set.photos.map((photo, i) => {
    const { texts, cpuMs } = readings[i] ?? { texts: [], cpuMs: Number.NaN }
    return { photo, cpuMs, ...verdictOn(texts, photo.truths) }
  })
  return { set: set.name, decoder, photos, peakMb, photosPerSecond }
}

async function askOnce(module: string, decoder: DecoderName, manifest: string): Promise<unknown> {
  const child = await startChild(module, decoder, manifest)
  try {
    return await child.ask('measure')
  } finally {
    await child.stop()
  }
}
