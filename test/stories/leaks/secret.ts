/** What its people, or the program, keep to themselves. */
export type Secret = {
  readonly value: string
  /** How a finding names it, without saying it. */
  readonly origin: string
  /** It was said in a group, so that the group may hear it again. */
  readonly saidInGroup?: true
}

/** A place that was searched, and what was there. */
export type Place = { readonly name: string; readonly content: string | Uint8Array }

/** A secret, and where it lies although it must not. */
export type Finding = { readonly secret: Secret; readonly place: string }
