import { inflateSync } from 'node:zlib'
import { readCode } from '../../../bot/qr/code.ts'

/**
 * The code that is printed on a card, as its holder reads it: PDF writes letters as numbers of shapes, and says beside each
 * font which letter a shape is.
 */
export function codeOnCard(pdf: Uint8Array): string {
  const streams = streamsOf(Buffer.from(pdf))
  const alphabets = streams.filter((stream) => stream.includes('beginbfrange')).map(alphabetOf)
  const printed = streams.flatMap(printedIn)
  for (const shapes of printed) {
    for (const alphabet of alphabets) {
      const words = shapes.map((shape) => alphabet[shape] ?? '?').join('')
      if (/^\w{5}-\w{5}$/.test(words) && readCode(words) !== undefined) return words
    }
  }
  throw new Error('no code is printed on the card')
}

/** Before `endstream` stands one line feed; a carriage return before that is the last byte of what was packed. */
function streamsOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/FlateDecode[\s\S]*?stream\n([\s\S]*?)\nendstream/g)].map(([, packed = '']) =>
    inflateSync(Buffer.from(packed, 'latin1')).toString('latin1'),
  )
}

/** The letters of a font by the numbers of their shapes, as its `ToUnicode` lists them from 0 on. */
function alphabetOf(stream: string): string[] {
  const lists = [...stream.matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[([^\]]*)\]/gi)].map(([, list = '']) => list)
  return lists.flatMap((list) =>
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].map(([, hex = '']) =>
      Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
    ),
  )
}

/** The shapes of each piece of writing; numbers between are only kerning. */
function printedIn(stream: string): number[][] {
  return [...stream.matchAll(/\[([^\]]*)\] TJ/g)].map(([, pieces = '']) =>
    [...pieces.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = '']) =>
      (hex.match(/.{4}/g) ?? []).map((shape) => Number.parseInt(shape, 16)),
    ),
  )
}
