import { crc32 } from 'node:zlib'
import type { Chance } from '../chance.ts'
import { mutateBytes } from '../mutate/bytes.ts'
import type { FuzzRequest } from '../request.ts'
import type { Town } from '../town.ts'
import { headersOf } from './web.ts'

const TYPES = [
  'image/jpeg',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/svg+xml',
  'image/x',
  'text/plain',
]

/** A photo that somebody sends in the web chat, or what pretends to be one. */
export function imagesRequest(chance: Chance, _index: number, town: Town): FuzzRequest {
  const marks = {
    'x-message-id': chance.is(0.97) ? chance.uuid() : 'x',
    'x-age': chance.pick(['0', '0', '5', 'NaN', '-1']),
  }
  const album = chance.is(0.15) ? { 'x-album': chance.uuid() } : {}
  const headers = { ...headersOf(chance, town), 'content-type': chance.pick(TYPES), ...marks, ...album }
  return { method: 'POST', path: '/chat/photos', headers, body: imageOf(chance, town.images) }
}

function imageOf(chance: Chance, images: readonly Buffer[]): Buffer {
  const image = chance.pick(images)
  return chance.weighted<Buffer>([
    [1, () => image],
    [5, () => mutateBytes(chance, image)],
    [2, () => mutateHead(chance, image)],
    [2, () => sized(chance, image)],
    [1, () => Buffer.concat([image, chance.pick(images)])],
    [1, () => Buffer.concat([Buffer.from('%PDF-1.4\n<script>'), image])],
    [1, () => Buffer.concat([Buffer.from(chance.pick(HEADS), 'latin1'), chance.bytes(chance.below(600))])],
    [1, () => Buffer.alloc(chance.pick([0, 1, 11, 4_096]))],
  ])
}

/** How files of many kinds begin. */
const HEADS = [
  '\x89PNG\r\n\x1a\n',
  '\xff\xd8\xff\xe1\xff\xffExif\0\0II*\0\xff\xff\xff\xff',
  '\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03',
  'GIF89a\xff\xff\xff\xff',
  'RIFF\xff\xff\xff\xffWEBPVP8X\n\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff',
  'RIFF\0\0\0\0WEBPVP8L',
  '\0\0\0\x18ftypheic\0\0\0\0mif1heic',
  'BM\xff\xff\xff\x7f',
  'II*\0\x08\0\0\0',
  '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><svg>&a;</svg>',
]

/** Nothing but the head goes wrong, where sizes, marks and orientation stand. */
function mutateHead(chance: Chance, image: Buffer): Buffer {
  const head = image.subarray(0, 400)
  return Buffer.concat([mutateBytes(chance, head), image.subarray(head.length)])
}

const SIDES = [0, 1, 2, 7_000, 65_535, 2 ** 31 - 1, 2 ** 32 - 1]

/** The head says another size than the picture has; a PNG's also with a right check sum. */
function sized(chance: Chance, image: Buffer): Buffer {
  const copy = Buffer.from(image)
  if (copy.subarray(1, 4).toString() === 'PNG') {
    copy.writeUInt32BE(chance.pick(SIDES), 16)
    copy.writeUInt32BE(chance.pick(SIDES), 20)
    copy.writeUInt32BE(crc32(copy.subarray(12, 29)), 29)
    return copy
  }
  const frame = [0xc0, 0xc2].map((mark) => copy.indexOf(Buffer.from([0xff, mark, 0]))).find((at) => at > 0)
  if (frame === undefined || frame + 9 > copy.length) return copy
  copy.writeUInt16BE(chance.pick(SIDES) & 0xffff, frame + 5)
  copy.writeUInt16BE(chance.pick(SIDES) & 0xffff, frame + 7)
  return copy
}
