import sharp from 'sharp'
import { expect, it } from 'vitest'
import { drawPersonalQrPng } from '../../../../bot/qr/draw/drawAttachment.ts'
import { readPlainly } from '../readPlainly.ts'
import { SAMPLE_PERSONAL_QR_TEXTS, samplePersonalQr } from '../samples.ts'

it.each([true, false])(
  'is read in colour, in grey and at a quarter of its size (trial: %s)',
  async (trial) => {
    const personal = samplePersonalQr({ trial })
    const png = drawPersonalQrPng(personal, SAMPLE_PERSONAL_QR_TEXTS)
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 720, height: 900 })
    expect(await readPlainly(png)).toEqual([personal.url])
    expect(await readPlainly(await sharp(png).greyscale().png().toBuffer())).toEqual([personal.url])
    expect(await readPlainly(await sharp(png).resize(180).png().toBuffer())).toEqual([personal.url])
  },
)
