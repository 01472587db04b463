import type { Arguments } from '../arguments.ts'
import type { World } from '../world.ts'

/**
 * One method of the Bot API.
 * @param hangUp aborts when the bot gives up waiting.
 * @returns the `result` of the answer, or a `WithDescription`.
 * @throws Refusal for an answer that is not ok.
 */
export type Method = (world: World, args: Arguments, hangUp: AbortSignal) => unknown

/** A result that the answer explains with a sentence, as setWebhook's does. */
export class WithDescription {
  readonly result: unknown
  readonly description: string

  constructor(result: unknown, description: string) {
    this.result = result
    this.description = description
  }
}
