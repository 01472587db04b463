import { printable } from '../letters.ts'
import type { OfficialReport } from './report.ts'
import {
  centredRows,
  heightOf,
  innerWidth,
  type Letters,
  lettersWidth,
  lineMark,
  linesOf,
  MARGINS,
  numberLine,
  PORTRAIT,
  type Row,
  rule,
  space,
  stacked,
  stepOf,
  together,
} from './sheet.ts'

/** The decree's own words: the paper is Vietnamese whatever language its reader's chat is in. */
const STATE = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
const MOTTO = 'Độc lập - Tự do - Hạnh phúc'
const REPORT = 'BÁO CÁO'
const TO = 'Kính gửi:'

const CAPITALS: Letters = { points: 13, weight: 'official' }
const BOLD: Letters = { points: 13, weight: 'officialBold' }
const TITLE: Letters = { points: 14, weight: 'officialBold' }
const BODY: Letters = { points: 14, weight: 'official' }
const PLACE: Letters = { points: 14, weight: 'officialItalic' }

const WIDTH = innerWidth(PORTRAIT)
const RIGHT_WIDTH = lettersWidth(STATE, BOLD)
const COLUMN_GAP = 4
const LEFT_WIDTH = WIDTH - RIGHT_WIDTH - COLUMN_GAP
const LEFT_MIDDLE = MARGINS.left + LEFT_WIDTH / 2
const RIGHT_MIDDLE = PORTRAIT.width - MARGINS.right - RIGHT_WIDTH / 2
const MIDDLE = MARGINS.left + WIDTH / 2
/** Of a text, the part that the line under it is long: a third to a half. */
const RULE_SHARE = 0.4
/** From the number to `V/v`: 6 points. */
const SUBJECT_GAP = 2.1

/** Whether the paper is an official letter and no report. */
export function isLetter({ subject }: Pick<OfficialReport, 'subject'>): boolean {
  return /^v\/v\b/i.test(subject)
}

/** What a report is about, without the word that stands over it. */
export function aboutOf(subject: string): string {
  const about = printable(subject).replace(/^báo cáo\s+(?=\S)/i, '')
  return `${about.charAt(0).toLocaleUpperCase('vi')}${about.slice(1)}`
}

/** Everything above the first paragraph. */
export function reportHeading(report: OfficialReport): Row[] {
  return [
    upperPart(report),
    space(6),
    ...(isLetter(report) ? [] : titleRows(report.subject)),
    ...addressRows(report.addressed),
  ]
}

/** The issuing body and the number left, the state and the date right; number and date on one line. */
function upperPart(report: OfficialReport): Row {
  const left = bodyRows(report)
  const right = stateRows()
  const below = Math.max(heightOf(left), heightOf(right)) + 3
  const about = isLetter(report)
    ? [space(SUBJECT_GAP), ...centredRows(report.subject, CAPITALS, LEFT_MIDDLE, LEFT_WIDTH, 'sentences')]
    : []
  const number = [numberRow(report.number), ...about]
  const date = centredRows(report.placeAndDay, PLACE, RIGHT_MIDDLE, RIGHT_WIDTH)
  return {
    height: below + Math.max(heightOf(number), heightOf(date)),
    marks: (top) => [
      ...stacked(left, top),
      ...stacked(right, top),
      ...stacked(number, top + below),
      ...stacked(date, top + below),
    ],
    keep: true,
  }
}

function bodyRows({ above, issuer }: OfficialReport): Row[] {
  const name = issuer.toLocaleUpperCase('vi')
  const longest = Math.max(...linesOf(name, BOLD, LEFT_WIDTH).map((line) => lettersWidth(line, BOLD)))
  const higher =
    above === undefined ? [] : centredRows(above.toLocaleUpperCase('vi'), CAPITALS, LEFT_MIDDLE, LEFT_WIDTH)
  return [
    ...higher,
    ...centredRows(name, BOLD, LEFT_MIDDLE, LEFT_WIDTH),
    rule(LEFT_MIDDLE, RULE_SHARE * longest),
  ]
}

function stateRows(): Row[] {
  return [
    ...centredRows(STATE, BOLD, RIGHT_MIDDLE, RIGHT_WIDTH + 1),
    ...centredRows(MOTTO, TITLE, RIGHT_MIDDLE, RIGHT_WIDTH),
    rule(RIGHT_MIDDLE, lettersWidth(MOTTO, TITLE)),
  ]
}

function numberRow(number: string): Row {
  return {
    height: stepOf(CAPITALS),
    marks: (top) => [lineMark(numberLine(number), CAPITALS, { x: LEFT_MIDDLE, top, align: 'centre' })],
  }
}

function titleRows(subject: string): Row[] {
  const about = aboutOf(subject)
  const lines = linesOf(about, TITLE, WIDTH)
  const longest = Math.max(...lines.map((line) => lettersWidth(line, TITLE)))
  return [
    ...centredRows(REPORT, TITLE, MIDDLE, WIDTH),
    ...centredRows(about, TITLE, MIDDLE, WIDTH),
    rule(MIDDLE, RULE_SHARE * longest),
    space(6),
  ]
}

/** One addressee beside the words, several under them, a line each. */
function addressRows(addressed: readonly string[]): Row[] {
  if (addressed.length === 0) return []
  if (addressed.length === 1) return [...centredRows(`${TO} ${addressed[0]}.`, BODY, MIDDLE, WIDTH), space(4)]
  const wrapped = addressed.map((name, i) => `- ${name}${i < addressed.length - 1 ? ';' : '.'}`)
  const indent = lettersWidth(`${TO} `, BODY)
  const lines = wrapped.flatMap((text) => linesOf(text, BODY, WIDTH - 2 * indent, 'sentences'))
  const longest = Math.max(...lines.map((line) => lettersWidth(line, BODY)))
  const left = MIDDLE - (indent + longest) / 2
  const listed = lines.map(
    (line): Row => ({
      height: stepOf(BODY),
      marks: (top) => [lineMark(line, BODY, { x: left + indent, top })],
    }),
  )
  const said: Row = { height: stepOf(BODY), marks: (top) => [lineMark(TO, BODY, { x: left, top })] }
  return [together([said, ...listed]), space(4)]
}
