/** Which part of a venue's log is asked for, in the chat, on its page and in a file. */
export type LogAsked = {
  /** City days, both included, `YYYY-MM-DD`. */
  readonly first: string
  readonly last: string
  /** One gate alone. */
  readonly gateId?: number
  /** What the visitor must be found by: folded words of the name as the log shows it, or one whole phone number (E.164). */
  readonly words?: readonly string[]
}
