/**
 * All that is taken from the code of a document: no number, no address. `birth` is `YYYY-MM-DD`, or the year alone where the
 * code masks the rest.
 */
export type DocumentFacts = {
  readonly name?: string
  /** The code writes names in capitals without accents, so this one is to be looked at by its bearer. */
  readonly hasNoAccents?: true
  readonly birth?: string
  readonly sex?: 'male' | 'female'
}
