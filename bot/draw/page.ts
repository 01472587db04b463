/** The weights that are drawn with; each is a font file of its own: those of the city's font, and an official paper's. */
export type Weight = 'regular' | 'semibold' | 'extrabold' | OfficialWeight
export type OfficialWeight = 'official' | 'officialItalic' | 'officialBold' | 'officialBoldItalic'

/** One thing on a page. Lengths are the page's own unit, y grows downwards, colours are `#rrggbb`. */
export type Mark =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly x: number
      /** The line that the letters stand on. */
      readonly baseline: number
      readonly size: number
      readonly weight: Weight
      readonly colour: string
      readonly align: 'left' | 'centre' | 'right'
      /** White added after each letter, for codes; only where `align` is left. */
      readonly spacing?: number
      /** White added to each space, by which a line fills its width. */
      readonly wordSpacing?: number
    }
  | {
      readonly kind: 'shape'
      /** An SVG path; a filled one may cut holes (even-odd). */
      readonly path: string
      /** Where the path's origin comes to lie, and how many of the page's units one of its own is. */
      readonly placed?: { readonly x: number; readonly y: number; readonly scale: number }
      readonly fill?: string
      /** Sharp edges fall on whole pixels, without the grey between: right angles come out crisper, and faster. */
      readonly edges?: 'sharp'
      readonly stroke?: { readonly colour: string; readonly width: number }
    }

/** A page as boxes and letters in place, for every painter alike; on a poster the unit is a millimetre. */
export interface Page {
  readonly width: number
  readonly height: number
  readonly title: string
  readonly marks: readonly Mark[]
}

/** Something drawn elsewhere, such as a chart, as SVG that uses the city's font: in a picture, never on paper. */
export interface Inset {
  readonly kind: 'inset'
  readonly markup: string
  readonly x: number
  readonly y: number
  /** How many of the page's units one of the inset's is. */
  readonly scale: number
}

/** A page for a screen. */
export interface Picture extends Omit<Page, 'marks'> {
  readonly marks: readonly (Mark | Inset)[]
}
