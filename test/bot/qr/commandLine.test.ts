import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { toBuffer } from 'qrcode'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawPosterPng } from '../../../bot/draw/drawAttachment.ts'
import { SAMPLE_POSTER_TEXTS, samplePoster } from './samples.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** The room alone, in a folder whose name has spaces and marks, as people name folders. */
let folder: string

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'khaibao-')), 'thư mục có dấu cách')
  for (const room of ['bot/qr', 'bot/draw'])
    await cp(join(ROOT, room), join(folder, room), { recursive: true })
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir')
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  await writeFile(join(folder, 'tấm áp phích.png'), drawPosterPng(samplePoster(), SAMPLE_POSTER_TEXTS))
})
afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }))

async function run(...words: string[]): Promise<unknown[]> {
  const command = ['--import', 'tsx', 'bot/qr/commandLine.ts', ...words]
  const env = { ...process.env, PUBLIC_URL: 'https://khaibao.haiphong.gov.vn' }
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: folder, env })
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
}

describe('npm run qr', () => {
  it('prints a line a file, in a folder with spaces in its name', async () => {
    expect(await run('read', 'tấm áp phích.png', 'package.json')).toEqual([
      { file: 'tấm áp phích.png', texts: [samplePoster().url], ms: expect.any(Number) },
      { file: 'package.json', texts: [], ms: expect.any(Number), refused: 'notAnImage' },
    ])
  })

  it('prints no number of an identity document whole', async () => {
    const card = '031185001234|031234567|Trần Thị Bích Ngọc|15061985|Nữ|5 Cầu Đất, Hải Phòng|01012022'
    await writeFile(join(folder, 'card.png'), await toBuffer(card))
    const [line] = await run('read', 'card.png')
    expect(line).toMatchObject({ texts: [expect.stringMatching(/^\*{8}1234\|\*{5}4567\|Trần/)] })
  })

  it('says what a text is', async () => {
    expect(await run('parse', samplePoster().url)).toEqual([{ kind: 'gate', code: '7KQ2M9XH4T' }])
  })

  it('fails when asked for nothing', async () => {
    await expect(run()).rejects.toMatchObject({ code: 2 })
  })
})
