import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { BenchPhoto, PhotoSet } from './photoSet.ts'

/** A file of photos' names and the texts that it is right to read in each. */
const TRUTH = z.record(z.string(), z.array(z.string()))

/** Where the truth that comes with the photos is wrong, what is right, and how we know. */
const CORRECTIONS: readonly { readonly photo: string; readonly text: string; readonly reason: string }[] = [
  {
    photo: 'zxing-java-2/13.png',
    text: 'The 2005 USGS aerial photography of the Washington Monument is censored.',
    reason: 'the truth file has "photograph"; the code says "photography", as 12.png of the same series does',
  },
]

/** The real photos in `folder`, of whichever set: folders named like the set, each with its truth. */
export function realPhotos(set: string, folder: string): PhotoSet | undefined {
  if (!existsSync(folder)) return undefined
  const parts = readdirSync(folder).filter((name) => name === set || name.startsWith(`${set}-`))
  const photos = parts.sort().flatMap((part) => photosOf(folder, part))
  return photos.length === 0 ? undefined : { name: set, photos }
}

function photosOf(folder: string, part: string): BenchPhoto[] {
  const truth = TRUTH.parse(JSON.parse(readFileSync(join(folder, part, 'truth.json'), 'utf8')))
  return Object.entries(truth).map(([file, texts]) => {
    const name = `${part}/${file}`
    const corrected = CORRECTIONS.find(({ photo }) => photo === name)
    return { file: join(folder, part, file), name, kind: part, truths: corrected ? [corrected.text] : texts }
  })
}
