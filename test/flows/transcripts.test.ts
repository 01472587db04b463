import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ground, newGround } from './world/ground.ts'
import { played } from './world/play.ts'
import { newWorld } from './world/world.ts'

const FOLDER = new URL('./transcripts/', import.meta.url)
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.txt'),
)

let ground: Ground
beforeAll(async () => {
  ground = await newGround()
})
afterAll(() => ground?.close())

/** After a text was changed on purpose, `vitest -u` writes the transcripts anew, to be read before they are kept. */
describe('conversations, word for word', () => {
  it.each(FILES.sort())('%s', async (name) => {
    const file = new URL(name, FOLDER)
    const transcript = await played(readFileSync(file, 'utf8'), await newWorld(ground))
    await expect(transcript).toMatchFileSnapshot(fileURLToPath(file))
  })
})
