import { printable } from '../letters.ts'
import { measureWords, type Word, wrap } from '../wrapping.ts'
import { type Letters, lineMark, MARGINS, millimetres, type Row, space, stepOf } from './sheet.ts'

export const BODY: Letters = { points: 14, weight: 'official' }
/** A paragraph's first line: 1 or 1.27 cm. */
const INDENT = 12.7
/** Between paragraphs: 6 points. */
const PARAGRAPH_GAP = 2.1

/** A paragraph: its first line set in, its lines as wide as the paper lets them be, but for the last. */
export function paragraphRows(text: string, width: number, letters: Letters = BODY): Row[] {
  const size = millimetres(letters.points)
  const indent: Word = { text: '', width: INDENT / size, gap: '', gapWidth: 0 }
  const lines = wrap([indent, ...measureWords(printable(text), letters.weight)], width / size, 'sentences')
  const rows = lines.map((line, i): Row => {
    const isLast = i === lines.length - 1
    const spaces = line.text.split(' ').length - 1
    const wordSpacing = isLast || spaces === 0 ? 0 : (width - line.width * size) / spaces
    const x = MARGINS.left + (i === 0 ? INDENT : 0)
    return {
      height: stepOf(letters),
      marks: (top) => [lineMark(line.text, letters, { x, top, wordSpacing })],
      // No line stands alone at the foot or the head of a sheet.
      keep: !isLast && (i === 0 || i === lines.length - 2),
    }
  })
  return [...rows, { ...space(PARAGRAPH_GAP), keep: false }]
}

/** The sign that nothing follows. */
export function ended(text: string): string {
  return `${printable(text).replace(/\.?(?:\/\.)?$/, '')}./.`
}
