/** A unit's figures of a day or week as a picture for a chat: every word and number is ready to be shown. */
export type SummaryPicture = {
  readonly title: string
  /** Of when the figures are, and of what they are the change. */
  readonly asOf: string
  /** The few figures that stand large above all, each with its change, where there is one to tell. */
  readonly leading: readonly { readonly label: string; readonly value: string; readonly change?: string }[]
  /** The units below, or nothing for one that has none: best first. */
  readonly ranking?: {
    readonly title: string
    /** `Đơn vị`, `Có lượt/hoạt động`, `Tỷ lệ`, `Lượt vào`. */
    readonly columns: readonly [string, string, string, string]
    readonly rows: readonly {
      readonly name: string
      readonly counts: string
      /** In percent, for the bar, and as it is written. */
      readonly rate: number
      readonly rateText: string
      readonly ins: string
    }[]
    /** What is said of those that found no room: there is room for `RANKING_ROWS`. */
    readonly rest?: string
  }
  /** The last fourteen days, oldest first: two figures by day, each drawn on a scale of its own. */
  readonly days: {
    readonly title: string
    readonly labels: readonly string[]
    readonly visits: DailyCounts
    readonly declarations: DailyCounts
  }
  readonly foot: string
  /** How the numbers beside the chart are written; Vietnamese where nothing is said. */
  readonly language?: 'vi' | 'en'
}

/** A count for each day; null for a day of which nothing is known, which is not the same as none. */
export type DailyCounts = { readonly name: string; readonly counts: readonly (number | null)[] }

/** Rows of a ranking that a picture shows: with more it gets longer than messengers show pictures. */
export const RANKING_ROWS = 20
