import { Resvg } from '@resvg/resvg-js'
import { CITY_WEIGHTS, FONT_FAMILY, FONT_FILES } from './fonts.ts'
import type { Picture, Weight } from './page.ts'
import { paintSvg } from './paintSvg.ts'
import { encodePicture } from './picture.ts'

/** A page as a PNG of the given width in pixels, on white. */
export function paintPng(page: Picture, width: number): Uint8Array {
  const resvg = new Resvg(paintSvg(page), {
    background: '#ffffff',
    fitTo: { mode: 'width', value: width },
    // The machine's own fonts are left out: a poster must look the same wherever it is drawn.
    font: {
      loadSystemFonts: false,
      fontFiles: weightsIn(page).map((weight) => FONT_FILES[weight]),
      defaultFontFamily: FONT_FAMILY,
    },
  })
  const drawn = resvg.render()
  return encodePicture(drawn.pixels, drawn.width)
}

/** The city's font, and what else the page is written in: opening files that nobody needs takes time at each picture. */
function weightsIn({ marks }: Picture): readonly Weight[] {
  const used = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.weight] : []))
  return [...new Set<Weight>([...CITY_WEIGHTS, ...used])]
}
