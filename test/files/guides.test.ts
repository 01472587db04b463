import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawAttachment } from '../../bot/draw/drawAttachment.ts'
import { printable } from '../../bot/draw/letters.ts'
import { sampleCity, sampleGuides, sampleLeaflet } from '../bot/draw/guides.ts'
import { readPlainly } from '../bot/qr/readPlainly.ts'
import { fontsOfPdf, renderPdf, textOfPdf } from './renderPdf.ts'

const DOTS_PER_INCH = 80
const ENTRANCE = 'https://KHAIBAO.HAIPHONG.GOV.VN/START'
/** What printers do not reach, in millimetres. */
const MARGIN = 6.4
/** What a hand, a bad light and a bent sheet do to a picture. */
const MISTREATED: readonly [string, (page: Sharp) => Sharp][] = [
  ['blurred', (page) => page.blur(2.5)],
  ['turned', (page) => page.rotate(17, { background: '#777777' })],
  ['aslant', (page) => page.affine([1, 0.18, 0.06, 0.86], { background: '#777777' })],
  ['small and pale', (page) => page.resize(330).linear(0.45, 110)],
]

/** One page's white edges, in pixels: the least of all four. */
async function whiteAround(page: Buffer): Promise<number> {
  const { info } = await sharp(page)
    .trim({ background: '#ffffff', threshold: 10 })
    .toBuffer({ resolveWithObject: true })
  const { width, height } = await sharp(page).metadata()
  const [left, top] = [-(info.trimOffsetLeft ?? 0), -(info.trimOffsetTop ?? 0)]
  return Math.min(left, top, width - left - info.width, height - top - info.height)
}

/** The words of a PDF without its line ends, as somebody searches them. */
async function wordsOf(pdf: Uint8Array): Promise<string> {
  return (await textOfPdf(pdf)).replace(/\s+/g, ' ')
}

/** All of them in Vietnamese, and those that foreigners need. */
const PRINTED = sampleGuides().filter(({ language, number }) => language === 'vi' || number >= 4)

describe('a printed guide', () => {
  it.each(PRINTED.map((guide) => [`${guide.name}, ${guide.language}`, guide] as const))(
    '%s is one page, whole, and leads to the chat',
    async (_, guide) => {
      const pdf = await drawAttachment({ kind: 'guidePdf', guide })
      const pages = await renderPdf(pdf, DOTS_PER_INCH)
      expect(pages).toHaveLength(1)
      const [page] = pages
      if (!page) return
      expect(await whiteAround(page)).toBeGreaterThanOrEqual((MARGIN / 25.4) * DOTS_PER_INCH)
      expect(await readPlainly(page)).toEqual([ENTRANCE])
      const words = await wordsOf(pdf)
      for (const text of [guide.name, guide.title, guide.contact, guide.issued])
        expect(words).toContain(printable(text))
      expect(Buffer.from(pdf).toString('latin1')).toContain(`/Lang (${guide.language})`)
    },
  )

  it('brings its letters along, and says where it is for trial', async () => {
    const [guide] = sampleGuides(sampleCity({ trial: true, base: 'http://localhost:3000' }))
    if (!guide) throw new Error('there is a first guide')
    const pdf = await drawAttachment({ kind: 'guidePdf', guide })
    expect(await wordsOf(pdf)).toContain('BẢN DÙNG THỬ')
    expect((await fontsOfPdf(pdf)).missing).toEqual([])
  })
})

describe('a printed leaflet', () => {
  it('is read whatever becomes of it', async () => {
    const [page] = await renderPdf(
      await drawAttachment({ kind: 'leafletPdf', leaflet: sampleLeaflet() }),
      DOTS_PER_INCH,
    )
    for (const [how, mistreat] of MISTREATED) {
      expect(await readPlainly(await mistreat(sharp(page)).png().toBuffer()), how).toEqual([ENTRANCE])
    }
  })

  it('is one page with a white edge, both languages, and the ward', async () => {
    const leaflet = sampleLeaflet(sampleCity({ trial: true }))
    const pdf = await drawAttachment({ kind: 'leafletPdf', leaflet })
    const pages = await renderPdf(pdf, DOTS_PER_INCH)
    expect(pages).toHaveLength(1)
    for (const page of pages)
      expect(await whiteAround(page)).toBeGreaterThanOrEqual((MARGIN / 25.4) * DOTS_PER_INCH)
    const words = await wordsOf(pdf)
    const said = [
      'Phường Ngô Quyền',
      'BẢN DÙNG THỬ · TRIAL',
      leaflet.contact,
      ...leaflet.steps.flatMap(({ vi, en }) => [vi, en]),
    ]
    for (const text of said) expect(words).toContain(text)
  })
})
