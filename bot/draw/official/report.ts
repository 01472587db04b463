/**
 * A consolidated report as an official paper in the form of Nghị định 30/2020/NĐ-CP, appendix I: the words of its parts in order, and
 * its table. The same data are the spreadsheet's.
 */
export type OfficialReport = {
  /** The body above, where the issuing one names it, and the issuing body: left, in capitals. */
  readonly above?: string
  readonly issuer: string
  /** `Số:        /BC-UBND`: the number is given when it is signed. */
  readonly number: string
  /**
   * `V/v …` makes it an official letter, with this under its number. Anything else is what a report is about, under `BÁO CÁO`; a report
   * need not begin with that word again.
   */
  readonly subject: string
  /** `Hải Phòng, ngày 28 tháng 11 năm 2026`. */
  readonly placeAndDay: string
  /** `YYYY-MM-DD`, the only date in the file. */
  readonly madeOn: string
  /** After `Kính gửi:`; nobody, where the paper has no such line. */
  readonly addressed: readonly string[]
  readonly paragraphs: readonly string[]
  readonly table: ReportTable
  /** In the spreadsheet, which has no paragraphs: of what round the figures are, and of when. */
  readonly notes?: readonly string[]
  /** What units wrote of difficulties, under the table. */
  readonly remarksTitle: string
  readonly remarks: readonly { readonly unit: string; readonly words: string }[]
  /** Under `Nơi nhận:`. */
  readonly recipients: readonly string[]
  /** `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`: a line each, over the room for the signature. */
  readonly signature: readonly string[]
}

/** Rows are numbered where they are drawn: there is no column for it. */
export type ReportTable = {
  readonly title: string
  /** A percentage is in percent, 72.5 and not 0.725. */
  readonly columns: readonly { readonly label: string; readonly kind: ColumnKind }[]
  /** A row a unit. */
  readonly rows: readonly (readonly ReportCell[])[]
  readonly total: readonly ReportCell[]
}

export type ColumnKind = 'words' | 'count' | 'percent' | 'change'

/** Nothing where a figure is not known; waiting in the outbox makes null of it. */
export type ReportCell = string | number | null | undefined
