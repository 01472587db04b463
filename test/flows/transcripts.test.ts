import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { played } from './world/play.ts'
import { newWorld, type World } from './world/world.ts'

const FOLDER = new URL('./transcripts/', import.meta.url)
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.txt'),
)

let world: World | undefined
afterEach(() => world?.close())

/** After a text was changed on purpose, `vitest -u` writes the transcripts anew, to be read before they are kept. */
describe('conversations, word for word', () => {
  it.each(FILES.sort())('%s', async (name) => {
    world = await newWorld()
    const file = new URL(name, FOLDER)
    const transcript = await played(readFileSync(file, 'utf8'), world)
    await expect(transcript).toMatchFileSnapshot(fileURLToPath(file))
  })
})
