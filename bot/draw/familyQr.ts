/** Codes in one picture: larger, none would be read any more from a phone's screen. */
export const PEOPLE_IN_A_PICTURE = 6

/** The personal QR of one of a family, as it stands beside others. */
export interface FamilyCode {
  /** What the QR says: `personUrl(base, token)`. */
  readonly url: string
  /** The name as strangers may read it: `Trần Thị Bích N.` */
  readonly name: string
  /** Until when the declaration is good. */
  readonly validity: string
}

/** The QRs of people who come together, for a guard who photographs one phone once. */
export interface FamilyQr {
  readonly codes: readonly FamilyCode[]
  readonly cityName: string
  readonly trial: boolean
}

/** The texts around them, in the holder's language and already filled in. */
export interface FamilyQrTexts {
  readonly title: string
  readonly hint: string
  readonly trial: string
}
