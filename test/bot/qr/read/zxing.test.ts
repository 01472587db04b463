import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawPosterPng } from '../../../../bot/draw/drawAttachment.ts'
import { greyOf } from '../../../../bot/qr/picture/greyImage.ts'
import { openImage } from '../../../../bot/qr/read/openImage.ts'
import { readWithZxing, zxingMemoryBytes } from '../../../../bot/qr/read/zxing.ts'
import { SAMPLE_POSTER_TEXTS, samplePoster } from '../samples.ts'

const POSTER = samplePoster()
const PNG = drawPosterPng(POSTER, SAMPLE_POSTER_TEXTS)

describe('zxing', () => {
  it('takes a file, a picture in colour and one in grey', async () => {
    const colour = await openImage(PNG)
    for (const image of [await sharp(PNG).jpeg().toBuffer(), colour, greyOf(colour)])
      expect(await readWithZxing(image)).toEqual([POSTER.url])
  })

  it('reads the next picture after a file that is none', async () => {
    await readWithZxing(Buffer.from('không phải ảnh')).catch(() => [])
    expect(await readWithZxing(await openImage(PNG))).toEqual([POSTER.url])
  })

  it('says how much memory a huge picture took', async () => {
    const before = zxingMemoryBytes()
    const huge = sharp({ create: { width: 6_000, height: 6_000, channels: 3, background: '#fff' } })
    expect(await readWithZxing(await huge.jpeg().toBuffer())).toEqual([])
    expect(zxingMemoryBytes()).toBeGreaterThan(before + 36_000_000)
  })
})
