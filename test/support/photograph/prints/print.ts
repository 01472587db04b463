import type { Texture } from '../scene/texture.ts'

/** What is photographed: a picture and, where it bears one, its symbol. */
export interface Print {
  readonly png: Uint8Array
  /** Its width in the hand, in centimetres: walls, thumbs and tape keep their size beside it. */
  readonly centimetres: number
  /** Paper that a lamp lights, or a phone's screen that shines by itself. */
  readonly material: 'paper' | 'screen'
  readonly symbol?: SymbolOnPrint
  /** Of a print without a symbol, how much of its width is aimed at; 0.7 unless told. */
  readonly subjectSide?: number
}

/** Where the symbol is, without its quiet zone: lengths as shares of the print's width, from its upper left corner. */
export interface SymbolOnPrint {
  readonly left: number
  readonly top: number
  readonly side: number
  /** Modules along one side. */
  readonly modules: number
}

/** A print ready to be looked at. */
export interface OpenPrint {
  readonly print: Print
  readonly texture: Texture
  /** Height as a share of the width. */
  readonly ratio: number
  /** What is aimed at: the symbol, or the middle of a print that has none, in widths of the print from its middle. */
  readonly subject: Subject
}

export interface Subject {
  readonly x: number
  readonly y: number
  readonly side: number
  readonly modules: number
}

/** A print without a symbol is aimed at as if it had one of this size. */
const USUAL_SIDE = 0.7
const USUAL_MODULES = 33

export function subjectOf({ symbol, subjectSide }: Print, ratio: number): Subject {
  if (symbol === undefined) return { x: 0, y: 0, side: subjectSide ?? USUAL_SIDE, modules: USUAL_MODULES }
  const { left, top, side, modules } = symbol
  return { x: left + side / 2 - 0.5, y: top + side / 2 - ratio / 2, side, modules }
}
