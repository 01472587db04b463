import { create } from 'qrcode'
import type { Grid } from '../../../../bot/qr/engine/grid/warp.ts'
import type { Place, Point } from '../../../../bot/qr/engine/places/place.ts'
import type { Level } from '../../../../bot/qr/engine/symbol/capacities.ts'
import { symbolModel } from '../../../../bot/qr/engine/symbol/model.ts'
import type { GreyImage } from '../../../../bot/qr/picture/greyImage.ts'
import { seededNumbers } from '../seeded.ts'
import { flat, type Laying } from './laying.ts'
import { type Ink, paint } from './painted.ts'

/** What is to be drawn. */
export interface Wish {
  readonly version: number
  readonly text?: string
  readonly level?: Level
  /** Pixels a module, where the paper lies flat. */
  readonly module?: number
  readonly lies?: Laying
  readonly ink?: Ink
  /** Pixels of paper around the quiet zone. */
  readonly margin?: number
}

/** A symbol in a picture, and the truth about where it lies. */
export interface Drawn {
  readonly image: GreyImage
  readonly text: string
  readonly version: number
  /** Modules a side. */
  readonly size: number
  /** Pixels a module, where the paper lies flat. */
  readonly module: number
  /** 1 dark, -1 light. */
  readonly modules: Int8Array
  /** The middle of every module, in pixels. */
  readonly grid: Grid
  /** The middles of the finders. */
  readonly place: Place
}

/** Draws a symbol of a version into a picture, as its paper lies; always the same. */
export function drawn({ version, level = 'Q', module = 5, lies = flat, margin = 20, ...wish }: Wish): Drawn {
  const text = wish.text ?? textFor(version)
  const { modules } = create(text, { version, errorCorrectionLevel: level })
  const { size } = modules
  const isDark = (column: number, row: number): boolean =>
    Math.min(column, row) >= 0 && Math.max(column, row) < size && modules.get(row, column) === 1
  const onPaper = ({ x, y }: Point): Point => {
    const laid = lies({ x: x - size / 2, y: y - size / 2 })
    return { x: laid.x * module, y: laid.y * module }
  }
  const { image, at } = paint({ size, margin, isDark, onPaper, ...(wish.ink && { ink: wish.ink }) })
  const count = size * size
  const middles = Array.from({ length: count }, (_, i) =>
    at({ x: (i % size) + 0.5, y: Math.floor(i / size) + 0.5 }),
  )
  const finder = (column: number, row: number): Point => at({ x: column, y: row })
  return {
    image,
    text,
    version,
    size,
    module,
    modules: Int8Array.from({ length: count }, (_, i) => (isDark(i % size, Math.floor(i / size)) ? 1 : -1)),
    grid: {
      x: Float32Array.from(middles, (middle) => middle.x),
      y: Float32Array.from(middles, (middle) => middle.y),
    },
    place: {
      upperLeft: finder(3.5, 3.5),
      upperRight: finder(size - 3.5, 3.5),
      lowerLeft: finder(3.5, size - 3.5),
      size,
      isGuessed: false,
      cost: 0,
    },
  }
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$%*+-./:'
/** Letters a codeword, so that error correction Q has room and little is left empty. */
const LETTERS_A_CODEWORD = 0.58

/** A text that fills a symbol of the version as texts of chance do. */
function textFor(version: number): string {
  const next = seededNumbers(version)
  const length = Math.floor((symbolModel(version).dataPlaces.length / 8) * LETTERS_A_CODEWORD)
  return Array.from({ length }, () => LETTERS.charAt(Math.floor(next() * LETTERS.length))).join('')
}
