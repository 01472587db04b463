/** A personal QR as it is sent to its holder. */
export interface PersonalQr {
  /** What the QR says: `personUrl(base, token)`. */
  readonly url: string
  /** The name as strangers may read it: `Trần Thị Bích N.` */
  readonly maskedName: string
  readonly cityName: string
  readonly trial: boolean
}

/** The texts around a personal QR, in the holder's language and already filled in. */
export interface PersonalQrTexts {
  /** What this is: `Mã QR cá nhân`. */
  readonly title: string
  /** Until when the declaration is good, or that there is none. */
  readonly validity: string
  /** What to do with it: `Đưa mã này cho nhân viên quét`. */
  readonly hint: string
  /** `BẢN DÙNG THỬ`. */
  readonly trial: string
}
