import type { Page } from '../page.ts'
import { paintPdf } from '../paintPdf.ts'
import { flow } from './flow.ts'
import type { OfficialReport } from './report.ts'
import { appendixHeading } from './reportAppendix.ts'
import { reportClosing } from './reportClosing.ts'
import { aboutOf, isLetter, reportHeading } from './reportHeading.ts'
import { settingFor, type TableSetting, tableRows } from './reportTable.ts'
import { BODY, ended, paragraphRows } from './reportText.ts'
import {
  centredRows,
  innerWidth,
  LANDSCAPE,
  type Letters,
  MARGINS,
  PORTRAIT,
  type Row,
  type Sheet,
  space,
} from './sheet.ts'
import { type TextTable, textTable } from './tableColumns.ts'

/** A table that has more rows is an appendix, so that what is signed stays on its first sheets. */
const INLINE_ROWS = 30
/** Letters of a table, in points: within the text not much smaller than its own. */
const INLINE_SMALLEST = 11
const PORTRAIT_SMALLEST = 12
const LANDSCAPE_SMALLEST = 8
const HEADING: Letters = { points: 14, weight: 'officialBold' }
/** The decree's word for an appendix. */
const SEE_APPENDIX = 'Số liệu chi tiết tại Phụ lục kèm theo.'

/** A report as a PDF on A4, ready to be signed. */
export function reportPdf(report: OfficialReport): Promise<Uint8Array> {
  return paintPdf(reportPages(report), report.madeOn)
}

/** Its pages: the table stands within the text where it is small, else in an appendix, across where it is wide. */
export function reportPages(report: OfficialReport): Page[] {
  const table = textTable(report.table)
  const title = isLetter(report) ? report.subject : aboutOf(report.subject)
  const inline =
    table.rows.length > INLINE_ROWS ? undefined : settingFor(table, innerWidth(PORTRAIT), INLINE_SMALLEST)
  if (inline) return flow(paperRows(report, inlineTable(report, table, inline)), PORTRAIT, title)
  return [...flow(paperRows(report, undefined), PORTRAIT, title), ...appendix(report, table, title)]
}

/** Everything that is signed. */
function paperRows(report: OfficialReport, table: readonly Row[] | undefined): Row[] {
  const width = innerWidth(PORTRAIT)
  const paragraphs = table ? report.paragraphs : [...report.paragraphs, SEE_APPENDIX]
  const remarks = table ? remarkTexts(report) : []
  const hasLastWord = !table || remarks.length > 0
  const said = hasLastWord && remarks.length === 0 ? lastEnded(paragraphs) : paragraphs
  const rows = [
    ...reportHeading(report),
    ...said.flatMap((text) => paragraphRows(text, width)),
    ...(table ?? []),
    ...remarkRows(report, lastEnded(remarks), PORTRAIT),
  ]
  return [...withLast(rows), reportClosing(report)]
}

function lastEnded(texts: readonly string[]): string[] {
  return texts.map((text, i) => (i === texts.length - 1 ? ended(text) : text))
}

/** The last line and the white under it go along with the signature, which never stands alone on a sheet. */
function withLast(rows: readonly Row[]): Row[] {
  return rows.map((row, i) => (i >= rows.length - 2 ? { ...row, keep: true } : row))
}

function inlineTable({ table }: OfficialReport, texts: TextTable, setting: TableSetting): Row[] {
  const middle = MARGINS.left + innerWidth(PORTRAIT) / 2
  return [
    space(1),
    ...centredRows(table.title, HEADING, middle, innerWidth(PORTRAIT)),
    space(1.5),
    ...tableRows(texts, setting),
    { ...space(3), keep: false },
  ]
}

function appendix(report: OfficialReport, table: TextTable, title: string): Page[] {
  const upright = settingFor(table, innerWidth(PORTRAIT), PORTRAIT_SMALLEST)
  const sheet = upright ? PORTRAIT : LANDSCAPE
  const setting = upright ?? settingFor(table, innerWidth(LANDSCAPE), LANDSCAPE_SMALLEST)
  if (!setting) throw new Error('a table of an official report has more columns than a sheet has room for')
  const remarks = remarkRows(report, remarkTexts(report), sheet)
  const rows = [
    ...appendixHeading(report, sheet),
    ...tableRows(table, setting),
    { ...space(3), keep: false },
    ...remarks,
  ]
  return flow(rows, sheet, title)
}

const remarkTexts = ({ remarks }: OfficialReport) => remarks.map(({ unit, words }) => `- ${unit}: ${words}`)

function remarkRows({ remarksTitle }: OfficialReport, texts: readonly string[], sheet: Sheet): Row[] {
  if (texts.length === 0) return []
  const width = innerWidth(sheet)
  const heading = paragraphRows(remarksTitle, width, HEADING).map((row) => ({ ...row, keep: true }))
  return [...heading, ...texts.flatMap((text) => paragraphRows(text, width, BODY))]
}
