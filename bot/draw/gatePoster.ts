/** One text in both languages of a poster; the Vietnamese is the larger. */
export interface Bilingual {
  readonly vi: string
  readonly en: string
}

export type GateDirection = 'in' | 'out' | 'both'

/** One gate's poster: what is printed on it, as plain data. */
export interface GatePoster {
  readonly cityName: string
  /** 2 to 120 characters; wrapped and shrunk to fit. */
  readonly venueName: string
  readonly address: string
  readonly unitName: string
  readonly gateName: string
  readonly direction: GateDirection
  /** The canonical code, 10 characters; printed as `7KQ2M-9XH4T`. */
  readonly code: string
  /** What the QR says: `gateUrl(base, code)`. */
  readonly url: string
  /** `YYYY-MM-DD`, the city's day. */
  readonly issuedOn: string
  /** For how many days a visit is kept. */
  readonly keptDays: number
  /** Without a public address the poster only works on the spot, and says so. */
  readonly trial: boolean
}

/**
 * The fixed texts of a poster, in both languages. `{days}` and `{date}` in them stand for the days that visits are
 * kept and the day of issue. No emoji: the poster's letters have none, and what they lack is left out.
 */
export interface PosterTexts {
  readonly trial: Bilingual
  readonly directions: { readonly [direction in GateDirection]: Bilingual }
  readonly steps: readonly [Bilingual, Bilingual, Bilingual]
  /** Stands above the code in large type. */
  readonly typeCode: Bilingual
  /** What is kept, for how long, `{days}`. */
  readonly kept: Bilingual
  /** The day of issue, `{date}`. */
  readonly issued: Bilingual
}
