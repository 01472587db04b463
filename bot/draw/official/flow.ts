import type { Mark, Page } from '../page.ts'
import { type Letters, lineMark, MARGINS, type Row, type Sheet } from './sheet.ts'

const NUMBER: Letters = { points: 14, weight: 'official' }
/** The number stands in the upper margin. */
const NUMBER_TOP = 9

/** Rows under each other on as many sheets as they take, numbered from the second on, as the decree has it. */
export function flow(rows: readonly Row[], sheet: Sheet, title: string): Page[] {
  const sheets = placed(rows, sheet)
  return sheets.map((marks, index) => ({
    ...sheet,
    title,
    marks: index === 0 ? marks : [numberMark(index + 1, sheet), ...marks],
  }))
}

function numberMark(number: number, { width }: Sheet): Mark {
  const middle = MARGINS.left + (width - MARGINS.left - MARGINS.right) / 2
  return lineMark(String(number), NUMBER, { x: middle, top: NUMBER_TOP, align: 'centre' })
}

function placed(rows: readonly Row[], { height }: Sheet): Mark[][] {
  const sheets: Mark[][] = [[]]
  let y: number = MARGINS.top
  const place = (row: Row) => {
    sheets.at(-1)?.push(...row.marks(y))
    y += row.height
  }
  for (const [i, row] of rows.entries()) {
    const isFull = y + heightTogether(rows, i) > height - MARGINS.bottom
    if (isFull && y > MARGINS.top) {
      sheets.push([])
      y = MARGINS.top
      if (row.head) place(row.head)
    }
    place(row)
  }
  return sheets
}

/** How high a row is with those that it must not be parted from. */
function heightTogether(rows: readonly Row[], first: number): number {
  let height = 0
  for (const row of rows.slice(first)) {
    height += row.height
    if (!row.keep) break
  }
  return height
}
