/** How a call of the bot ended. */
export interface CallOutcome {
  /** HTTP status; absent while it runs and when the connection was cut or left hanging. */
  readonly status?: number
  /** `error` of the answer, 0 for success; absent where the answer has none. */
  readonly error?: number
  /** The whole JSON of the answer. */
  readonly body?: unknown
  /** A fault that was switched on met this call. */
  readonly fault?: string
}

/** One call of the bot, whichever address it went to, in the order in which they came. */
export interface Call {
  readonly method: string
  /** Without the query; media have '/media' for all of them. */
  readonly path: string
  /** Query and body together, `data` of the query parsed; uploads stand as `{ upload, bytes }`. */
  readonly params: Readonly<Record<string, unknown>>
  readonly at: Date
  outcome: CallOutcome
}
