import type { Bilingual } from './gatePoster.ts'

/** A ward's leaflet, in both languages at once, as plain data; each text is already filled in. */
export interface Leaflet {
  /** `Khai báo y tế Hải Phòng`. */
  readonly issuer: string
  /** The ward that hands it out; empty for the whole city. */
  readonly unit: string
  readonly title: Bilingual
  readonly steps: readonly [Bilingual, Bilingual, Bilingual]
  /** What the symbol says: the page with the ways in. */
  readonly url: string
  /** The ways in by name, for who can't scan. */
  readonly ways: Bilingual
  /** For who has no smartphone. */
  readonly paper: Bilingual
  /** Whom to ask; empty where the city names nobody. */
  readonly contact: string
  readonly issued: string
  /** `YYYY-MM-DD`, the city's day. */
  readonly issuedOn: string
  /** `BẢN DÙNG THỬ · TRIAL`; empty where there is a public address. */
  readonly trial: string
}
