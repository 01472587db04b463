import type { ReportCell, ReportTable } from './report.ts'

type Column = ReportTable['columns'][number]

/** What stands where a figure is not known. */
const UNKNOWN = '–'
const COUNT = new Intl.NumberFormat('vi-VN')
const RATE = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** A cell as it is read on paper: 1.234, 72,5 %, +12. Words say nothing where there are none. */
export function figureText(cell: ReportCell, { kind, label }: Column): string {
  if (typeof cell !== 'number') return cell ?? (kind === 'words' ? '' : UNKNOWN)
  switch (kind) {
    case 'percent':
      return label.includes('%') ? RATE.format(cell) : `${RATE.format(cell)} %`
    case 'change':
      return `${cell > 0 ? '+' : ''}${COUNT.format(cell)}`
    case 'count':
    case 'words':
      return COUNT.format(cell)
  }
}

/** The heading over the numbers of rows. */
export const ORDER_LABEL = 'TT'
