import { escapeHtml } from '../document.ts'

/** Pixels of one letter, at most, and between two marks, so that long names do not run into each other. */
const LETTER_PIXELS = 9
const GAP_PIXELS = 70
const LINE_PIXELS = 110

/** Who reads the page, faintly all over it and on each sheet of paper. It is drawn, so it needs no script. */
export function markOver(content: string): string {
  const width = Math.ceil(content.length * LETTER_PIXELS + GAP_PIXELS)
  const words = escapeHtml(content)
  return `<svg class="mark" aria-hidden="true" focusable="false" xmlns="http://www.w3.org/2000/svg">
<defs><pattern id="mark" width="${width}" height="${LINE_PIXELS * 2}" patternUnits="userSpaceOnUse" patternTransform="rotate(-24)">
<text x="0" y="${LINE_PIXELS / 2}">${words}</text><text x="${width / 2}" y="${LINE_PIXELS * 1.5}">${words}</text><text x="${-width / 2}" y="${LINE_PIXELS * 1.5}">${words}</text>
</pattern></defs>
<rect width="100%" height="100%" fill="url(#mark)"/></svg>`
}
