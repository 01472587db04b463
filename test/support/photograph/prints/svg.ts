import { Resvg } from '@resvg/resvg-js'
import { CITY_WEIGHTS, FONT_FAMILY, FONT_FILES } from '../../../../bot/draw/fonts.ts'

/** A drawing as a PNG of such a width, on white, in the product's letters. */
export function pngOf(svg: string, width: number): Uint8Array {
  const fontFiles = CITY_WEIGHTS.map((weight) => FONT_FILES[weight])
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: FONT_FAMILY }
  return new Resvg(svg, { background: '#ffffff', fitTo: { mode: 'width', value: width }, font })
    .render()
    .asPng()
}

/** A page of such a size in millimetres with marks on it. */
export function svgPage(width: number, height: number, marks: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${marks.join('')}</svg>`
}

export interface Lettering {
  readonly size: number
  readonly colour?: string
  readonly weight?: 400 | 600 | 800
  readonly anchor?: 'start' | 'middle' | 'end'
}

export function letters(
  text: string,
  x: number,
  y: number,
  { size, colour, weight, anchor }: Lettering,
): string {
  const look = `font-size="${size}" font-weight="${weight ?? 400}" fill="${colour ?? '#1a1a1a'}"`
  return `<text x="${x}" y="${y}" font-family="${FONT_FAMILY}" text-anchor="${anchor ?? 'start'}" ${look}>${text}</text>`
}

export function area(x: number, y: number, width: number, height: number, fill: string, radius = 0): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`
}

/** Lines of a table: so many columns and rows of cells of one size. */
export function grid(
  x: number,
  y: number,
  columns: number,
  rows: number,
  width: number,
  height: number,
): string {
  const across = Array.from({ length: rows + 1 }, (_, i) =>
    area(x, y + i * height, columns * width, 0.5, '#222'),
  )
  const down = Array.from({ length: columns + 1 }, (_, i) =>
    area(x + i * width, y, 0.5, rows * height, '#222'),
  )
  return [...across, ...down].join('')
}
