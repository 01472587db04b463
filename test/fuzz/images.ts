import { crc32, deflateSync } from 'node:zlib'
import qrcode from 'qrcode'
import sharp from 'sharp'
import { gateUrl } from '../../bot/qr/ownUrl.ts'
import { photograph } from '../support/photograph.ts'

/** Pixels of the bomb's side: a few kilobytes that become 400 MB of colours when somebody unpacks them. */
const BOMB_SIDE = 10_000
const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const SMALL = { width: 600, height: 800 }

/** The pictures that are changed: our posters photographed and drawn, others' codes, walls, oddly made files. */
export async function basicImages(
  base: string,
  codes: readonly string[],
  seed: number,
): Promise<readonly Buffer[]> {
  const [code = ''] = codes
  const poster = await qrcode.toBuffer(gateUrl(base, code), { width: 400, margin: 4 })
  const card = await qrcode.toBuffer('031185001234||Trần Thị Bích Ngọc|23111985|Nữ|5 Cầu Đất|01012021', {
    width: 300,
  })
  const photo = Buffer.from(await photograph(poster, { seed, ...SMALL }))
  const wall = { create: { ...SMALL, channels: 3, background: '#998877' } } as const
  return [
    photo,
    photo,
    poster,
    card,
    await sharp(poster).rotate(90).withMetadata({ orientation: 6 }).jpeg({ progressive: true }).toBuffer(),
    await sharp(poster).toColourspace('cmyk').jpeg().toBuffer(),
    await sharp(poster).webp({ lossless: true }).toBuffer(),
    await sharp(poster).png({ palette: true, colours: 2 }).toBuffer(),
    await sharp(poster).toColourspace('rgb16').png().toBuffer(),
    await sharp(poster).gif().toBuffer(),
    await sharp(wall).jpeg().toBuffer(),
    bomb(),
  ]
}

/** A PNG of one bit a pixel, all of them black. */
function bomb(): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(BOMB_SIDE, 0)
  head.writeUInt32BE(BOMB_SIDE, 4)
  head[8] = 1
  const rows = deflateSync(Buffer.alloc(BOMB_SIDE * (1 + Math.ceil(BOMB_SIDE / 8))))
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
