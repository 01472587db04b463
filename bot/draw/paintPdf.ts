import { once } from 'node:events'
import PDFDocument from 'pdfkit'
import { FONT_FILES } from './fonts.ts'
import type { Mark, Page } from './page.ts'
import { widthOf } from './wrapping.ts'

/** PDF counts in points, 72 to an inch; pages here are in millimetres. */
const POINTS_PER_MILLIMETRE = 72 / 25.4

/**
 * Pages in millimetres as one vector PDF, its letters selectable. `madeOn` (`YYYY-MM-DD`) is its only date; `language` is what
 * a screen reader reads it in.
 */
export async function paintPdf(
  pages: readonly Page[],
  madeOn: string,
  language: 'vi' | 'en' = 'vi',
): Promise<Uint8Array> {
  const document = new PDFDocument({
    autoFirstPage: false,
    lang: language,
    displayTitle: true,
    info: { Title: pages[0]?.title ?? '', CreationDate: new Date(`${madeOn}T00:00:00Z`) },
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const finished = once(document, 'end')
  for (const page of pages) paintPage(document, page)
  document.end()
  await finished
  return new Uint8Array(Buffer.concat(chunks))
}

function paintPage(document: PDFKit.PDFDocument, page: Page): void {
  const size: [number, number] = [page.width * POINTS_PER_MILLIMETRE, page.height * POINTS_PER_MILLIMETRE]
  document.addPage({ size, margin: 0 })
  document.scale(POINTS_PER_MILLIMETRE)
  for (const mark of page.marks) paintMark(document, mark)
}

function paintMark(document: PDFKit.PDFDocument, mark: Mark): void {
  if (mark.kind === 'text') {
    const x = leftOf(mark)
    document.font(FONT_FILES[mark.weight]).fontSize(mark.size).fillColor(mark.colour)
    document.text(mark.text, x, mark.baseline, {
      lineBreak: false,
      baseline: 'alphabetic',
      characterSpacing: mark.spacing ?? 0,
      wordSpacing: mark.wordSpacing ?? 0,
    })
    return
  }
  document.save()
  if (mark.placed !== undefined) document.translate(mark.placed.x, mark.placed.y).scale(mark.placed.scale)
  if (mark.fill !== undefined) document.path(mark.path).fill(mark.fill, 'even-odd')
  if (mark.stroke !== undefined) {
    document.path(mark.path).lineWidth(mark.stroke.width).lineCap('round').lineJoin('round')
    document.stroke(mark.stroke.colour)
  }
  document.restore()
}

function leftOf({ text, x, align, weight, size }: Extract<Mark, { kind: 'text' }>): number {
  if (align === 'left') return x
  const width = widthOf(text, weight) * size
  return x - (align === 'centre' ? width / 2 : width)
}
