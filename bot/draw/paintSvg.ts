import { FONT_FAMILY, FONT_LOOKS } from './fonts.ts'
import type { Inset, Mark, Picture } from './page.ts'

const ANCHORS = { left: 'start', centre: 'middle', right: 'end' } as const

/** A page as an SVG document. */
export function paintSvg(page: Picture): string {
  const size = `width="${page.width}" height="${page.height}" viewBox="0 0 ${page.width} ${page.height}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${FONT_FAMILY}">${page.marks.map(paintMark).join('')}</svg>`
}

function paintMark(mark: Mark | Inset): string {
  if (mark.kind === 'inset')
    return `<g transform="translate(${mark.x} ${mark.y}) scale(${mark.scale})">${mark.markup}</g>`
  if (mark.kind === 'shape') {
    const { stroke, placed } = mark
    const place = placed ? ` transform="translate(${placed.x} ${placed.y}) scale(${placed.scale})"` : ''
    const edges = mark.edges === 'sharp' ? ' shape-rendering="crispEdges"' : ''
    const outline = stroke
      ? ` stroke="${stroke.colour}" stroke-width="${stroke.width}" stroke-linecap="round" stroke-linejoin="round"`
      : ''
    return `<path d="${mark.path}" fill="${mark.fill ?? 'none'}" fill-rule="evenodd"${edges}${outline}${place}/>`
  }
  const place = `x="${mark.x}" y="${mark.baseline}" text-anchor="${ANCHORS[mark.align]}"`
  const { family, weight, style } = FONT_LOOKS[mark.weight]
  const font = family === FONT_FAMILY ? '' : ` font-family="${family}" font-style="${style}"`
  const letters = `font-size="${mark.size}" font-weight="${weight}"${font} fill="${mark.colour}"`
  const spacing = mark.spacing === undefined ? '' : ` letter-spacing="${mark.spacing}"`
  const words = mark.wordSpacing === undefined ? '' : ` word-spacing="${mark.wordSpacing}"`
  return `<text ${place} ${letters}${spacing}${words}>${escapeMarkup(mark.text)}</text>`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
}
