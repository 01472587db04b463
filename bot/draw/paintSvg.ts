import { FONT_FAMILY, FONT_WEIGHTS } from './fonts.ts'
import type { Mark, Page } from './page.ts'

const ANCHORS = { left: 'start', centre: 'middle', right: 'end' } as const

/** A page as an SVG document. */
export function paintSvg(page: Page): string {
  const size = `width="${page.width}" height="${page.height}" viewBox="0 0 ${page.width} ${page.height}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${FONT_FAMILY}">${page.marks.map(paintMark).join('')}</svg>`
}

function paintMark(mark: Mark): string {
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
  const letters = `font-size="${mark.size}" font-weight="${FONT_WEIGHTS[mark.weight]}" fill="${mark.colour}"`
  const spacing = mark.spacing === undefined ? '' : ` letter-spacing="${mark.spacing}"`
  return `<text ${place} ${letters}${spacing}>${escapeMarkup(mark.text)}</text>`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
}
