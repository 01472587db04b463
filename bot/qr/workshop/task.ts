import type { Attachment } from '../draw/attachment.ts'
import type { ReadResult } from '../read/readResult.ts'

/** What a thread of the workshop is asked to do; `greet` is answered once the thread has warmed up. */
export type Task =
  | { readonly kind: 'greet' }
  | { readonly kind: 'read'; readonly file: Uint8Array; readonly budgetMs: number }
  | { readonly kind: 'draw'; readonly attachment: Attachment }

export type TaskResult = undefined | ReadResult | Uint8Array
