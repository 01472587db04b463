import { CITY_WEIGHTS, FONT_FILES } from '../../../bot/draw/fonts.ts'
import type { Mark, Weight } from '../../../bot/draw/page.ts'
import { markWidth } from '../../../bot/draw/textMarks.ts'
import { type FontFile, type Ink, openFont } from './fontFile.ts'

export const WEIGHTS = [
  ...CITY_WEIGHTS,
  'official',
  'officialItalic',
  'officialBold',
  'officialBoldItalic',
] as const satisfies readonly Weight[]

export const FONTS = Object.fromEntries(
  WEIGHTS.map((weight) => [weight, openFont(FONT_FILES[weight])]),
) as Readonly<Record<Weight, FontFile>>

/** How far the ink of a line reaches above and below the line it stands on, by the font's own outlines. */
export function inkOf(line: string, weight: Weight): Ink {
  const letters = Array.from(line, (letter) => FONTS[weight].ink(letter))
  return {
    top: Math.max(0, ...letters.map(({ top }) => top)),
    bottom: Math.max(0, ...letters.map(({ bottom }) => bottom)),
  }
}

export interface Rectangle {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where the ink of each text of a page lies. */
export function textRectangles(marks: readonly Mark[]): { text: string; at: Rectangle }[] {
  return marks.flatMap((mark) => {
    if (mark.kind !== 'text') return []
    const { top, bottom } = inkOf(mark.text, mark.weight)
    const width = markWidth(mark)
    const left = mark.x - { left: 0, centre: width / 2, right: width }[mark.align]
    const at = {
      left,
      top: mark.baseline - top * mark.size,
      right: left + width,
      bottom: mark.baseline + bottom * mark.size,
    }
    return [{ text: mark.text, at }]
  })
}

/** Lengths below this are the rounding of numbers, not ink. */
const ROUNDING = 0.001

export function isInside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.left >= outer.left - ROUNDING &&
    inner.top >= outer.top - ROUNDING &&
    inner.right <= outer.right + ROUNDING &&
    inner.bottom <= outer.bottom + ROUNDING
  )
}

export function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.left < other.right - ROUNDING &&
    other.left < one.right - ROUNDING &&
    one.top < other.bottom - ROUNDING &&
    other.top < one.bottom - ROUNDING
  )
}

/** Pairs of texts of a page that lie on each other. */
export function textsOnTexts(marks: readonly Mark[]): string[] {
  const texts = textRectangles(marks)
  return texts.flatMap((one, i) =>
    texts
      .slice(i + 1)
      .filter((other) => overlap(one.at, other.at))
      .map((other) => `${one.text} / ${other.text}`),
  )
}
