import qrcode from 'qrcode'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gateUrl } from '../../../bot/qr/ownUrl.ts'
import { createPhotoReader } from '../../../bot/qr/photoReader.ts'
import { createQrWorkshop, type QrWorkshop } from '../../../bot/qr/workshop/qrWorkshop.ts'
import { codeNumbered } from '../../flows/world/places.ts'
import { photograph } from '../../support/photograph.ts'
import { BASE, openZaloHouse, type ZaloHouse } from './support/zaloHouse.ts'

const MEGABYTE = 1024 * 1024
const HOSTS = { public: BASE, former: [] }

let house: ZaloHouse
let workshop: QrWorkshop

beforeAll(async () => {
  house = await openZaloHouse()
  workshop = createQrWorkshop({ threads: 1, queueLimit: 3, deadlineMs: 20_000, hosts: HOSTS })
  await workshop.ready()
  await house.open()
})
afterAll(async () => {
  await house.end()
  await workshop.close()
})

/** A photo as a phone takes it, of twelve million pixels and with the noise of a dim door. */
async function largePhoto(): Promise<Buffer> {
  const poster = await qrcode.toBuffer(gateUrl(BASE, codeNumbered(1)), { width: 900, margin: 4 })
  const small = await photograph(poster, { seed: 6, width: 1008, height: 756, noise: 10 })
  const size = { width: 4032, height: 3024 }
  const grain = await sharp({
    create: { ...size, channels: 3, background: 'grey', noise: { type: 'gaussian', mean: 128, sigma: 30 } },
  })
    .png()
    .toBuffer()
  return sharp(small)
    .resize(size.width, size.height)
    .composite([{ input: grain, blend: 'overlay' }])
    .jpeg({ quality: 97 })
    .toBuffer()
}

test('a photo of 6 MB, sent as a file, is fetched whole, read and recorded', async () => {
  const reader = createPhotoReader(workshop, HOSTS, () => '')
  house.read = (image, order) => reader.read(image, order)
  const photo = await largePhoto()
  expect(photo.byteLength).toBeGreaterThan(6 * MEGABYTE)
  const person = house.zalo.user()
  await house.makeKnown(person)
  person.sendFile(photo, 'IMG_0001.jpg')
  await person.waitForMessage('Nhà hàng Hải Đăng', { within: 30_000 })
  expect(await house.visits()).toBe(1)
}, 60_000)
