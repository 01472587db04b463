import qrcode from 'qrcode'
import sharp from 'sharp'
import { makeCode } from '../../bot/qr/code.ts'
import { gateUrl } from '../../bot/qr/ownUrl.ts'
import { seededBytes } from '../bot/qr/seeded.ts'
import { photograph } from '../support/photograph.ts'

const SEED = 20211101

/** A poster's code photographed by an ordinary hand, as a messenger passes it on. */
export async function easyPhoto(): Promise<Uint8Array> {
  const url = gateUrl('https://khaibao.example.vn', makeCode(seededBytes(SEED)))
  const code = await qrcode.toBuffer(url, { width: 900, margin: 4 })
  return photograph(code, { seed: SEED, width: 960, height: 1280 })
}

/** A photo of a wall: what takes longest, because every way of reading is tried to its end. */
export async function photoWithoutCode(): Promise<Uint8Array> {
  const wall = await sharp({
    create: { width: 900, height: 900, channels: 3, background: '#b9b1a0' },
  })
    .png()
    .toBuffer()
  return photograph(wall, { seed: SEED, width: 960, height: 1280, noise: 12 })
}
