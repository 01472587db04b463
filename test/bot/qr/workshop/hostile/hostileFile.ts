import type { RefusalReason } from '../../../../../bot/qr/read/readResult.ts'

/**
 * A file that somebody might send to do harm, or one that breaks careless readers, and what must come of it: the
 * poster in it is read, or it is refused for this reason, or, where decoders may differ, it is only answered.
 */
export interface HostileFile {
  readonly name: string
  readonly make: () => Promise<Uint8Array> | Uint8Array
  readonly comesTo: 'poster' | 'nothing' | 'any answer' | RefusalReason
  /** Made to be slow for readers, so that it is read in full as well. */
  readonly alsoInFull?: true
}
