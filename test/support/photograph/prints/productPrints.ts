import sharp from 'sharp'
import { drawPersonalQrPng, drawPosterPng } from '../../../../bot/draw/drawAttachment.ts'
import { makeCode } from '../../../../bot/qr/code.ts'
import { gateUrl, personUrl } from '../../../../bot/qr/ownUrl.ts'
import { makeToken } from '../../../../bot/qr/token.ts'
import {
  SAMPLE_PERSONAL_QR_TEXTS,
  SAMPLE_POSTER_TEXTS,
  samplePersonalQr,
  samplePoster,
} from '../../../bot/qr/samples.ts'
import { seededBytes } from '../../../bot/qr/seeded.ts'
import type { Chance } from '../chance.ts'
import { locateSymbol } from './locateSymbol.ts'
import type { Print } from './print.ts'
import { PRODUCT_HOSTS } from './productHosts.ts'

/** A print with the text of its symbol. */
export interface ProductPrint extends Print {
  readonly text: string
}

const VENUES = [
  'Nhà hàng Hải Đăng',
  'Chợ Cố Đạo',
  'Trường THPT Ngô Quyền',
  'Siêu thị Co.opmart Hải Phòng',
  'Quán Bánh Đa Cua Bà Cụ',
  'Bệnh viện Hữu nghị Việt Tiệp',
  'Bến xe Vĩnh Niệm',
  'Karaoke Hoàng Gia 2',
] as const
const GATES = ['Cửa chính', 'Cổng sau', 'Cửa A1', 'Lối vào tầng 2'] as const

const POSTER_CM = 21
const CARD_CM = 7.2
const PHONE_CM = 7.4
/** A phone's rim about its screen, as shares of the picture's width. */
const BEZEL = { side: 0.035, top: 0.32, bottom: 0.36 }

/** A poster of ours, one of a kind, with a code of its own. */
export async function posterPrint(seed: number, chance: Chance): Promise<ProductPrint> {
  const code = makeCode(seededBytes(seed))
  const url = gateUrl(chance.pick(PRODUCT_HOSTS), code)
  const poster = samplePoster({
    code,
    url,
    venueName: chance.pick(VENUES),
    gateName: chance.pick(GATES),
    address: `${chance.whole(1, 300)} Điện Biên Phủ`,
    direction: chance.pick(['in', 'out', 'both']),
    trial: chance.happens(0.1),
  })
  const png = drawPosterPng(poster, SAMPLE_POSTER_TEXTS)
  return { png, centimetres: POSTER_CM, material: 'paper', symbol: await locateSymbol(png), text: url }
}

/** A personal QR, printed as a card or shown on a phone, which cannot be bent or torn. */
export async function personalPrint(
  seed: number,
  material: Print['material'],
  chance: Chance,
): Promise<ProductPrint> {
  const url = personUrl(chance.pick(PRODUCT_HOSTS), makeToken(seededBytes(seed)))
  const drawn = drawPersonalQrPng(samplePersonalQr({ url }), SAMPLE_PERSONAL_QR_TEXTS)
  const isOnPhone = material === 'screen'
  const png = isOnPhone ? await onPhone(drawn) : drawn
  const symbol = await locateSymbol(png)
  return isOnPhone
    ? { png, centimetres: PHONE_CM, material: 'screen', symbol, text: url }
    : { png, centimetres: CARD_CM, material: 'paper', symbol, text: url }
}

/** The picture on a phone's screen: black above and below it, as chats show pictures, and the rim. */
async function onPhone(png: Uint8Array): Promise<Uint8Array> {
  const { width } = await sharp(png).metadata()
  const [left, top, bottom] = [BEZEL.side, BEZEL.top, BEZEL.bottom].map((share) => Math.round(share * width))
  const rim = { left: left ?? 0, right: left ?? 0, top: top ?? 0, bottom: bottom ?? 0, background: '#0b0b0d' }
  return new Uint8Array(await sharp(png).toColourspace('srgb').extend(rim).png().toBuffer())
}
