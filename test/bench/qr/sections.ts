import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Section } from '../section.ts'
import { makingFigures } from './making.ts'
import type { Measured } from './measure.ts'
import { ratios } from './ratios.ts'
import { measureSet, takeSets } from './sets.ts'

/** Three of each kind of hard photo, and as many easy ones. */
const PHOTOS = 39

/** A small share of the photos of `bench:qr`, ours in time beside jimp and jsQR. */
export const photos: Section = {
  name: 'photos',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'khaibao-bench-qr-'))
    const tell = (line: string) => console.error(line)
    const decoders = ['jimp + jsQR', 'ours in time'] as const
    try {
      const wanted = { sets: ['product', 'easy'], limit: PHOTOS, photos: folder, save: undefined } as const
      const { sets, warmUp } = await takeSets(wanted, folder, tell)
      const measured: Measured[] = []
      for (const set of sets) measured.push(...(await measureSet(set, { decoders, warmUp, folder, tell })))
      return ratios(measured).map((figure) => ({ ...figure, name: `${PHOTOS} photos, ${figure.name}` }))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

export const posters: Section = { name: 'posters', run: makingFigures }
