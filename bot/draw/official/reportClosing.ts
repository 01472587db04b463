import { printable } from '../letters.ts'
import type { OfficialReport } from './report.ts'
import {
  centredRows,
  heightOf,
  innerWidth,
  type Letters,
  lineMark,
  linesOf,
  MARGINS,
  PORTRAIT,
  type Row,
  space,
  stacked,
  stepOf,
} from './sheet.ts'

const RECIPIENTS = 'Nơi nhận:'
const LIST_HEAD: Letters = { points: 12, weight: 'officialBoldItalic' }
const LIST: Letters = { points: 11, weight: 'official' }
const SIGNATURE: Letters = { points: 14, weight: 'officialBold' }
const COLUMN_GAP = 6
const COLUMN = (innerWidth(PORTRAIT) - COLUMN_GAP) / 2
const SIGNATURE_MIDDLE = PORTRAIT.width - MARGINS.right - COLUMN / 2
/** For the signature, the stamp and the name. */
const SIGNING_ROOM = 34

/** Who gets the paper, and beside it who signs, over the room for it. */
export function reportClosing({
  recipients,
  signature,
}: Pick<OfficialReport, 'recipients' | 'signature'>): Row {
  const left = recipientRows(recipients)
  const office = signature.map((line) => line.toLocaleUpperCase('vi'))
  const right = [
    ...office.flatMap((line) => centredRows(line, SIGNATURE, SIGNATURE_MIDDLE, COLUMN)),
    space(SIGNING_ROOM),
  ]
  const above = 4
  return {
    height: above + Math.max(heightOf(left), heightOf(right)),
    marks: (top) => [...stacked(left, top + above), ...stacked(right, top + above)],
  }
}

function recipientRows(recipients: readonly string[]): Row[] {
  if (recipients.length === 0) return []
  const named = recipients.map((name) => printable(name).replace(/[;.]$/, ''))
  const texts = named.map((name, i) => `- ${name}${i < named.length - 1 ? ';' : '.'}`)
  const lines = texts.flatMap((text) => linesOf(text, LIST, COLUMN, 'sentences'))
  return [lineRow(RECIPIENTS, LIST_HEAD), ...lines.map((line) => lineRow(line, LIST))]
}

function lineRow(text: string, letters: Letters): Row {
  return { height: stepOf(letters), marks: (top) => [lineMark(text, letters, { x: MARGINS.left, top })] }
}
