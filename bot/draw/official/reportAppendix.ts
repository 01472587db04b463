import type { OfficialReport } from './report.ts'
import { isLetter } from './reportHeading.ts'
import { centredRows, innerWidth, type Letters, MARGINS, type Row, rule, type Sheet, space } from './sheet.ts'

/** The decree's own words. */
const APPENDIX = 'Phụ lục'
const TITLE: Letters = { points: 14, weight: 'officialBold' }
const RULE_WIDTH = 40
const NOTE: Letters = { points: 13, weight: 'officialItalic' }

/** The heads of an appendix: what it is, what it holds, to which paper it belongs. */
export function appendixHeading(report: OfficialReport, sheet: Sheet): Row[] {
  const width = innerWidth(sheet)
  const middle = MARGINS.left + width / 2
  return [
    ...centredRows(APPENDIX, TITLE, middle, width),
    ...centredRows(report.table.title.toLocaleUpperCase('vi'), TITLE, middle, width),
    ...centredRows(belongsTo(report), NOTE, middle, width),
    rule(middle, RULE_WIDTH),
    space(4),
  ]
}

function belongsTo(report: OfficialReport): string {
  const kind = isLetter(report) ? 'Công văn' : 'Báo cáo'
  const number = report.number
    .replace(/^Số:/, '')
    .trim()
    .replace(/^(?=\/)/, '……')
  const day = report.placeAndDay.replace(/^.*?,\s*/, '')
  return `(Kèm theo ${kind} số ${number} ${day} của ${report.issuer})`
}
