import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { attachmentFile, type Drawing } from '../../../bot/draw/attachment.ts'
import { drawAttachment } from '../../../bot/draw/drawAttachment.ts'
import { PEOPLE_IN_A_PICTURE } from '../../../bot/draw/familyQr.ts'
import { familyQrPage } from '../../../bot/draw/familyQrPage.ts'
import { NO_OWN_SYMBOLS } from '../../../bot/qr/engine/ownSymbols.ts'
import { personUrl } from '../../../bot/qr/ownUrl.ts'
import { ORDERS } from '../../../bot/qr/read/orders.ts'
import { readPhoto } from '../../../bot/qr/read/readPhoto.ts'
import { makeToken } from '../../../bot/qr/token.ts'
import { seededBytes } from '../qr/seeded.ts'
import { anyName } from './anyText.ts'
import { isInside, overlap, textRectangles, textsOnTexts } from './ink.ts'

const TEXTS = { title: 'Mã QR cả nhà', hint: 'Nhân viên chụp một lần cả ảnh này', trial: 'BẢN DÙNG THỬ' }
const BASE = 'https://khaibao.haiphong.gov.vn'
/** Messengers send photos no larger than this. */
const CHAT_PIXELS = 1280

function familyOf(people: number, name = 'Trần Minh A. (2014)'): Drawing & { kind: 'familyQrPng' } {
  const codes = Array.from({ length: people }, (_, number) => ({
    url: personUrl(BASE, makeToken(seededBytes(number + 5))),
    name,
    validity: 'Đến 07:30 ngày 25/11/2026',
  }))
  return { kind: 'familyQrPng', codes, cityName: 'Thành phố Hải Phòng', trial: true, texts: TEXTS }
}

/** As a guard's chat reads it, without haste: a busy machine must not decide. */
async function codesIn(picture: Uint8Array): Promise<string[]> {
  const read = await readPhoto(picture, {
    stages: ORDERS.inTime.stages,
    budgetMs: 60_000,
    now: () => performance.now(),
    own: NO_OWN_SYMBOLS,
    understands: () => true,
    mayHaveCompany: () => true,
  })
  return read.kind === 'texts' ? [...read.texts].sort() : []
}

const urls = ({ codes }: { readonly codes: readonly { readonly url: string }[] }) =>
  codes.map(({ url }) => url).sort()

/** The picture as a chat sends it, on a table: turned, not quite sharp, and compressed once more. */
async function photographed(picture: Uint8Array, width: number, angle: number, blur: number) {
  const sent = await sharp(picture)
    .resize(CHAT_PIXELS, CHAT_PIXELS, { fit: 'inside' })
    .jpeg({ quality: 70 })
    .toBuffer()
  const around = { top: 60, bottom: 60, left: 160, right: 160, background: '#777' }
  const turned = await sharp(sent)
    .resize(width)
    .rotate(angle, { background: '#777' })
    .extend(around)
    .toBuffer()
  return sharp(turned).blur(blur).jpeg({ quality: 60 }).toBuffer()
}

describe('the QRs of a family in one picture', () => {
  it.each([2, 3, PEOPLE_IN_A_PICTURE])('are all read at the size of a chat, of %i people', async (people) => {
    const family = familyOf(people)
    const png = await drawAttachment(family)
    const sent = await sharp(png)
      .resize(CHAT_PIXELS, CHAT_PIXELS, { fit: 'inside' })
      .jpeg({ quality: 50 })
      .toBuffer()
    expect(await codesIn(sent)).toEqual(urls(family))
    expect(attachmentFile(family)).toEqual({ name: 'family-qr.png', type: 'image/png' })
  })

  it.each([
    // A glance at this one finds four of the six.
    [480, 0, 0.5],
    [480, 8, 1],
    [300, 5, 1.2],
    [680, -12, 1.6],
  ])('are all read from a photo, %i pixels wide, turned by %i degrees, blurred by %f', async (...shot) => {
    const family = familyOf(PEOPLE_IN_A_PICTURE)
    expect(await codesIn(await photographed(await drawAttachment(family), ...shot))).toEqual(urls(family))
  })

  it('bears texts inside the picture, off the symbols and off each other, whatever the names', () => {
    fc.assert(
      fc.property(anyName(1, 60), fc.integer({ min: 1, max: PEOPLE_IN_A_PICTURE }), (name, people) => {
        const { marks, width, height } = familyQrPage(familyOf(people, name), TEXTS)
        for (const { text, at } of textRectangles(marks)) {
          expect(isInside(at, { left: 0, top: 0, right: width, bottom: height }), text).toBe(true)
          for (const row of [0, 1, 2]) {
            const top = 11 + row * 62 + 4.9
            expect(overlap(at, { left: 7, top, right: width - 7, bottom: top + 40 }), text).toBe(false)
          }
        }
        expect(textsOnTexts(marks)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})
