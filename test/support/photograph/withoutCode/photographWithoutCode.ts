import sharp from 'sharp'
import { type Chance, chanceOf } from '../chance.ts'
import { shotOf } from '../kinds/kinds.ts'
import { drawPaper, PAPER_KINDS } from '../prints/papers.ts'
import type { Print } from '../prints/print.ts'
import { posterPrint } from '../prints/productPrints.ts'
import { area, pngOf, svgPage } from '../prints/svg.ts'
import { takePhoto } from '../takePhoto.ts'
import { barcodeLabel } from './barcode.ts'
import { DECOYS, decoyModules, type Modules } from './decoys.ts'
import { crossword, keyboard, PATTERNS, patternPng } from './sheets.ts'

/** What can be in a photo without any code. */
const CODELESS_KINDS = [
  ...PAPER_KINDS,
  ...DECOYS,
  ...PATTERNS,
  'blankPoster',
  'crossedPoster',
  'barcode',
  'keyboard',
  'crossword',
] as const
export type CodelessKind = (typeof CODELESS_KINDS)[number]

const SHEET_PIXELS = 1000
const SHEET_CM = 21
/** A pattern is seen from so near that it fills the photo: this much of its width takes this much of the photo's. */
const FILLING = 0.3
const FILLING_SHARE = 0.7

/** A photo in which there is no code; what it shows goes round with the seed through all kinds. */
export function photographWithoutCode(seed: number): Promise<{ jpeg: Uint8Array; kind: CodelessKind }> {
  return photographCodeless(CODELESS_KINDS[seed % CODELESS_KINDS.length] ?? 'notice', seed)
}

async function photographCodeless(kind: CodelessKind, seed: number) {
  const chance = chanceOf(seed).branch('without code')
  const print = await printOf(kind, chance.branch('print'))
  const hard = chance.pick([
    'easy',
    'easy',
    'perspective',
    'rotation',
    'shadow',
    'lowLight',
    'crumpled',
    'jpeg',
  ] as const)
  const shot = shotOf(hard, chance)
  const filled = print.subjectSide === undefined ? shot : { ...shot, share: FILLING_SHARE }
  return { jpeg: await takePhoto(print, filled, seed), kind }
}

async function printOf(kind: CodelessKind, chance: Chance): Promise<Print> {
  const sheet = { centimetres: SHEET_CM, material: 'paper' } as const
  const paper = PAPER_KINDS.find((one) => one === kind)
  if (paper) return { ...sheet, png: drawPaper(paper, SHEET_PIXELS, chance) }
  const pattern = PATTERNS.find((one) => one === kind)
  if (pattern) return { ...sheet, png: await patternPng(pattern, chance), subjectSide: FILLING }
  const decoy = DECOYS.find((one) => one === kind)
  if (decoy) return posterWith(squareOf(decoyModules(decoy, chance)), chance)
  if (kind === 'barcode') return { ...sheet, png: pngOf(barcodeLabel(chance), SHEET_PIXELS) }
  if (kind === 'keyboard') return { ...sheet, png: pngOf(keyboard(chance), SHEET_PIXELS) }
  if (kind === 'crossword') return { ...sheet, png: pngOf(crossword(chance), SHEET_PIXELS) }
  return posterWith(kind === 'blankPoster' ? '' : area(0, 0.42, 1, 0.16, '#b3261e'), chance)
}

/** A decoy as marks in a square of side 1. */
function squareOf({ size, isDark }: Modules): string {
  const marks = Array.from({ length: size * size }, (_, i) => {
    const [row, column] = [Math.floor(i / size), i % size]
    return isDark(row, column) ? area(column / size, row / size, 1.01 / size, 1.01 / size, '#000') : ''
  })
  return marks.join('')
}

/** A poster of ours with something else where its symbol was. */
async function posterWith(square: string, chance: Chance): Promise<Print> {
  const { symbol, ...poster } = await posterPrint(chance.whole(0, 2 ** 30), chance)
  if (symbol === undefined) throw new Error('a poster without a symbol')
  const { width } = await sharp(poster.png).metadata()
  const margin = 0.02
  const [left, top] = [(symbol.left - margin / 2) * width, (symbol.top - margin / 2) * width]
  const side = Math.round((symbol.side + margin) * width)
  const room = margin / 2 / (symbol.side + margin)
  const scale = 1 - 2 * room
  const marks = [`<g transform="translate(${room} ${room}) scale(${scale})">${square}</g>`]
  const input = Buffer.from(pngOf(svgPage(1, 1, marks), side))
  const composed = sharp(poster.png)
    .toColourspace('srgb')
    .composite([{ input, left: Math.round(left), top: Math.round(top) }])
  return { ...poster, png: new Uint8Array(await composed.png().toBuffer()) }
}
