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
  /** `V/v …`, or the title of a report. */
  readonly subject: string
  /** `Hải Phòng, ngày 28 tháng 11 năm 2026`. */
  readonly placeAndDay: string
  /** `YYYY-MM-DD`, the only date in the file. */
  readonly madeOn: string
  /** After `Kính gửi:`. */
  readonly addressed: readonly string[]
  readonly paragraphs: readonly string[]
  readonly table: ReportTable
  /** What units wrote of difficulties, under the table. */
  readonly remarksTitle: string
  readonly remarks: readonly { readonly unit: string; readonly words: string }[]
  /** Under `Nơi nhận:`. */
  readonly recipients: readonly string[]
  /** `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`: a line each, over the room for the signature. */
  readonly signature: readonly string[]
}

export type ReportTable = {
  readonly title: string
  readonly columns: readonly {
    readonly label: string
    readonly kind: 'words' | 'count' | 'percent' | 'change'
  }[]
  /** A row a unit; nothing where a figure is not known. */
  readonly rows: readonly (readonly (string | number | undefined)[])[]
  readonly total: readonly (string | number | undefined)[]
}
