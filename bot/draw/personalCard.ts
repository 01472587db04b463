/**
 * A person's printed card, for who has no smartphone at hand. It has a token and a code of its own, both good until the
 * card is revoked: a photo of the card is read by the token, and where it cannot be read staff type the code.
 */
export interface PersonalCard {
  /** What the QR says: `personUrl(base, token)`. */
  readonly url: string
  /** The canonical code, 10 characters; printed as `7KQ2M-9XH4T`. It is drawn by itself and tells nothing of the token. */
  readonly code: string
  /** The name as strangers may read it, `Trần Thị Bích N.`: a card may be lost, so it bears nothing else of its holder. */
  readonly maskedName: string
  /** Without a public address the card only works on the spot, and says so. */
  readonly trial: boolean
}

/** The texts of a sheet of cards, in one language and already filled in. */
export interface CardTexts {
  /** What the card is and whose: `Thẻ khai báo y tế Hải Phòng`. */
  readonly title: string
  /** Above the cards: how to print and cut them. */
  readonly cutting: string
  /** `BẢN DÙNG THỬ`. */
  readonly trial: string
}
