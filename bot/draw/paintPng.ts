import { Resvg } from '@resvg/resvg-js'
import { FONT_FAMILY, FONT_FILES } from './fonts.ts'
import type { Page } from './page.ts'
import { paintSvg } from './paintSvg.ts'
import { encodePicture } from './picture.ts'

/** A page as a PNG of the given width in pixels, on white. */
export function paintPng(page: Page, width: number): Uint8Array {
  const resvg = new Resvg(paintSvg(page), {
    background: '#ffffff',
    fitTo: { mode: 'width', value: width },
    // The machine's own fonts are left out: a poster must look the same wherever it is drawn.
    font: {
      loadSystemFonts: false,
      fontFiles: Object.values(FONT_FILES),
      defaultFontFamily: FONT_FAMILY,
    },
  })
  const drawn = resvg.render()
  return encodePicture(drawn.pixels, drawn.width)
}
