import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { drawPosterPng } from '../../../../../bot/draw/drawAttachment.ts'
import { photograph } from '../../../../support/photograph.ts'
import { SAMPLE_POSTER_TEXTS, samplePoster } from '../../samples.ts'
import { hostileJpegs } from './jpegs.ts'
import { otherHostileFiles } from './others.ts'
import { hostilePngs } from './pngs.ts'
import type { Serving } from './serving.ts'

const POSTER = samplePoster()
const PNG = drawPosterPng(POSTER, SAMPLE_POSTER_TEXTS)
const READ = { kind: 'texts', texts: [POSTER.url] }
const SERVE = fileURLToPath(new URL('./serve.ts', import.meta.url))

/**
 * A second of processor time is a second of waiting where nothing else runs; the slowest file takes 0.9 there. Tests run
 * beside other things, where processor time too is stretched to twice as much.
 */
const PROCESSOR_MS = 2 * 1_000
const MEMORY_BYTES = 200_000_000
const SERVING_MS = 240_000
/** As `npm start` has it: glibc would keep up to 64 MB a thread, times eight, of what was given back to it. */
const env = { ...process.env, MALLOC_ARENA_MAX: '2' }

const photo = await photograph(PNG, { seed: 1 })
const empty = await photograph(await wall(), { seed: 2 })
const files = [...hostilePngs(PNG), ...hostileJpegs(PNG, photo), ...otherHostileFiles(PNG)]
let serving: Serving

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'khaibao hostile '))
  try {
    await writeFile(join(folder, 'good'), photo)
    await writeFile(join(folder, 'empty'), empty)
    for (const [i, { make }] of files.entries()) await writeFile(join(folder, String(i)), await make())
    const slow = files.flatMap(({ alsoInFull }, i) => (alsoInFull ? [i] : []))
    const command = ['--import', 'tsx', SERVE, folder, String(files.length), slow.join()]
    const { stdout } = await promisify(execFile)(process.execPath, command, { maxBuffer: 10_000_000, env })
    serving = JSON.parse(stdout)
  } finally {
    await rm(folder, { recursive: true })
  }
}, SERVING_MS)

function wall(): Promise<Uint8Array> {
  return sharp({ create: { width: 900, height: 900, channels: 3, background: '#b9b1a0' } })
    .png()
    .toBuffer()
}

describe.each(files.map((file, i) => ({ ...file, i })))('$name', ({ i, comesTo }) => {
  const served = () => {
    const one = serving.served[i]
    if (!one) throw new Error('the process did not come so far')
    return one
  }

  it(`comes to ${comesTo}`, () => {
    const { answer } = served()
    expect(answer.kind).not.toBe('busy')
    if (comesTo === 'poster') expect(answer).toEqual(READ)
    else if (comesTo === 'nothing') expect(answer.kind).toBe('nothing')
    else if (comesTo !== 'any answer') expect(answer).toEqual({ kind: 'refused', reason: comesTo })
  })

  it('takes a second at most, of a machine at half its speed, and the next photo is read', () => {
    const { processorMs, next } = served()
    expect(processorMs).toBeLessThan(PROCESSOR_MS)
    expect(next).toEqual(READ)
  })
})

describe('what was made to be slow', () => {
  const slow = files.flatMap(({ name, alsoInFull }, i) => (alsoInFull ? [{ name, i }] : []))

  it.each(slow)('$name, comes to an answer in full too', ({ i }) => {
    expect(serving.served[i]?.inFull?.kind).toMatch(/^(nothing|texts|refused)$/)
  })
})

it('all of them together take no more than 200 MB', () => {
  expect(serving.grownBytes).toBeLessThan(MEMORY_BYTES)
})
