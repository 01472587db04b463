/** How a call of the bot ended. */
export interface CallOutcome {
  /** HTTP status; absent while it runs and when the connection was cut or left hanging. */
  readonly status?: number
  readonly description?: string
  readonly retryAfter?: number
  /** A fault that was switched on met this call. */
  readonly fault?: string
  readonly result?: unknown
}

/** One call of the bot to the Bot API, in the order in which they came. */
export interface Call {
  /** As the bot wrote it, e.g. sendMessage. */
  readonly method: string
  /** Structured parameters are parsed whichever way they came; uploads stand as `{ upload, bytes }`. */
  readonly params: Readonly<Record<string, unknown>>
  readonly at: Date
  /** Came as the body of the answer to a webhook, so the bot never learnt how it ended. */
  readonly inWebhookReply: boolean
  outcome: CallOutcome
}
