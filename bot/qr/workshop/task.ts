import type { Drawable } from '../../draw/attachment.ts'
import type { CodeHosts } from '../ownUrl.ts'
import type { OrderName } from '../read/orders.ts'
import type { ReadResult } from '../read/readResult.ts'

/** What a thread of the workshop is asked to do; `greet` is answered once the thread has warmed up. */
export type Task =
  | { readonly kind: 'greet' }
  | {
      readonly kind: 'read'
      readonly file: Uint8Array
      readonly order: OrderName
      /** Names of the stages that have been at this photo already. */
      readonly tried: readonly string[]
      readonly msLeft: number
    }
  | { readonly kind: 'draw'; readonly attachment: Drawable }

/** What came of reading, and the stage that found the first text. */
export type Read = { readonly read: ReadResult; readonly stage: string | undefined }

export type TaskResult = undefined | Read | Uint8Array

/** What every thread knows from its start. */
export interface ThreadData {
  /** Whose addresses are ours: a photo is read until a code is found that is understood. */
  readonly hosts: CodeHosts
}
