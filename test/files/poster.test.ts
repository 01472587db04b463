import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeCode } from '../../bot/qr/code.ts'
import { drawPosterPdf } from '../../bot/qr/draw/drawAttachment.ts'
import { gateUrl } from '../../bot/qr/ownUrl.ts'
import { readPlainly } from '../bot/qr/readPlainly.ts'
import { SAMPLE_POSTER_TEXTS, samplePoster } from '../bot/qr/samples.ts'
import { seededBytes } from '../bot/qr/seeded.ts'

// Needs pdftoppm and pdftotext (poppler-utils).
const run = promisify(execFile)
const NAMES = [
  'An',
  'Nhà hàng Hải Đăng',
  'CHỢ SẮT',
  'Siêu thị điện máy Nguyễn Kim, chi nhánh Lê Hồng Phong, Ngã Năm',
]

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'khaibao-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('a printed PDF is read, page by page, in grey too and at a quarter of its size', async () => {
  const random = seededBytes(7)
  const posters = NAMES.map((venueName) => {
    const code = makeCode(random)
    return samplePoster({ venueName, code, url: gateUrl('https://khaibao.haiphong.gov.vn', code) })
  })
  const pdf = join(folder, 'poster.pdf')
  await writeFile(pdf, await drawPosterPdf(posters, SAMPLE_POSTER_TEXTS))
  await run('pdftoppm', ['-r', '150', '-png', pdf, join(folder, 'page')])
  const pages = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort()
  expect(pages).toHaveLength(posters.length)
  for (const [i, page] of pages.entries()) {
    const image = await readFile(join(folder, page))
    const expected = [posters[i]?.url]
    expect(await readPlainly(image)).toEqual(expected)
    expect(await readPlainly(await sharp(image).greyscale().png().toBuffer())).toEqual(expected)
    expect(await readPlainly(await sharp(image).resize(310).png().toBuffer())).toEqual(expected)
  }
})

it('its letters can be searched and read aloud', async () => {
  const pdf = join(folder, 'poster.pdf')
  await writeFile(pdf, await drawPosterPdf([samplePoster({ trial: true })], SAMPLE_POSTER_TEXTS))
  const { stdout } = await run('pdftotext', ['-layout', pdf, '-'])
  for (const text of ['Nhà hàng Hải Đăng', 'BẢN DÙNG THỬ', 'Phường Ngô Quyền', 'Ngày cấp 23/11/2026']) {
    expect(stdout).toContain(text)
  }
})
