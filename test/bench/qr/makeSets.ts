import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { BenchPhoto, PhotoSet, Recipe } from './photoSet.ts'

const THREADS = 2
/** After so many photos a line says how far it is. */
const TELL_EVERY = 50

/** Takes photos in worker threads; who asks for several sets asks one after the other. */
export interface PhotoMaker {
  make(name: string, recipes: readonly Recipe[]): Promise<PhotoSet>
  close(): Promise<void>
}

export function startPhotoMaker(folder: string, tell: (line: string) => void): PhotoMaker {
  const pool = new Piscina<{ recipe: Recipe; folder: string }, BenchPhoto>({
    filename: fileURLToPath(new URL('./makerThread.mjs', import.meta.url)),
    name: 'make',
    maxThreads: THREADS,
  })
  return {
    async make(name, recipes) {
      const target = join(folder, name.replaceAll(' ', '-'))
      mkdirSync(target, { recursive: true })
      let done = 0
      const photos = recipes.map(async (recipe) => {
        const photo = await pool.run({ recipe, folder: target })
        if (++done % TELL_EVERY === 0) tell(`${name}: ${done} of ${recipes.length} photos taken`)
        return photo
      })
      return { name, photos: await Promise.all(photos) }
    },
    close: () => pool.destroy(),
  }
}
