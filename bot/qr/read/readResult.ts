/** Why a file is not even tried; each has words of its own in the chat. */
export type RefusalReason =
  | 'empty'
  | 'tooLarge'
  | 'tooManyPixels'
  | 'heic'
  | 'gif'
  | 'svg'
  | 'pdf'
  | 'otherFormat'
  | 'notAnImage'
  | 'truncated'
  | 'damaged'

export interface Refusal {
  readonly kind: 'refused'
  readonly reason: RefusalReason
}

/** No code was found. */
export interface Nothing {
  readonly kind: 'nothing'
  /** The stages that were at it, so that the full order need not repeat them. */
  readonly tried?: readonly string[]
  /** Whether the time was over before every stage of the order had been at it. */
  readonly isCutShort?: boolean
}

/** What became of a photo. `busy` means that it was not looked at, or not to the end: it may be tried again. */
export type ReadResult =
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | Nothing
  | Refusal
  | { readonly kind: 'busy' }

export function refuse(reason: RefusalReason): Refusal {
  return { kind: 'refused', reason }
}
