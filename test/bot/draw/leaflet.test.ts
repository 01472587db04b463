import fc from 'fast-check'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { drawAttachment } from '../../../bot/draw/drawAttachment.ts'
import { leafletPage } from '../../../bot/draw/leafletPage.ts'
import { anyName } from './anyText.ts'
import { sampleCity, sampleLeaflet } from './guides.ts'
import { isInside, overlap, textRectangles, textsOnTexts } from './ink.ts'
import { eachReads, readAgain } from './readAgain.ts'

/** The symbol with its quiet zone, in millimetres. */
const SYMBOL = { left: 43, top: 56, right: 167, bottom: 180 }
const PRINTABLE = { left: 6.4, top: 6.4, right: 203.6, bottom: 290.6 }
/** What must be read from two metres. */
const FAR_LETTERS = 7

it('a leaflet leads to the page with every way in, whatever a copier makes of it', async () => {
  const leaflet = sampleLeaflet()
  const png = await drawAttachment({ kind: 'leafletPng', leaflet })
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1240, height: 1754 })
  expect(await readAgain(png)).toEqual(eachReads('https://KHAIBAO.HAIPHONG.GOV.VN/START'))
})

it('a leaflet says three steps in two languages, the Vietnamese large enough for two metres', () => {
  const leaflet = sampleLeaflet()
  const texts = leafletPage(leaflet).marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : []))
  for (const { vi, en } of leaflet.steps) {
    expect(texts.find(({ text }) => text === vi)?.size).toBeGreaterThanOrEqual(FAR_LETTERS)
    expect(texts.some(({ text }) => text === en)).toBe(true)
  }
  const said = texts.map(({ text }) => text)
  for (const text of ['Khai báo y tế Hải Phòng', 'Phường Ngô Quyền', leaflet.contact])
    expect(said).toContain(text)
})

it('a leaflet lets no text leave it, enter the quiet zone or lie on another', () => {
  const named = fc.record({
    name: anyName(1, 60),
    contact: anyName(1, 120),
    bot: anyName(1, 60),
    trial: fc.boolean(),
  })
  fc.assert(
    fc.property(named, ({ name, contact, bot, trial }) => {
      const messengers = { zalo: { botName: () => bot, chatLink: 'https://zalo.me/1' } }
      const { marks } = leafletPage(sampleLeaflet(sampleCity({ name, contact, trial, messengers })))
      for (const { text, at } of textRectangles(marks)) {
        expect(isInside(at, PRINTABLE), `${text} on the page`).toBe(true)
        expect(overlap(at, SYMBOL), `${text} in the quiet zone`).toBe(false)
      }
      expect(textsOnTexts(marks)).toEqual([])
    }),
    { numRuns: 15 },
  )
})
