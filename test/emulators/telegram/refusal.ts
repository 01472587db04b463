/** What an error answer of the Bot API carries beside its text. */
export interface RefusalParameters {
  readonly retry_after?: number
  readonly migrate_to_chat_id?: number
}

/** A request that Telegram answers with `{"ok":false,…}`; `message` is the description, `code` the HTTP status too. */
export class Refusal extends Error {
  readonly code: number
  readonly parameters: RefusalParameters | undefined

  constructor(code: number, description: string, parameters?: RefusalParameters) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

/** @param reason what follows "Bad Request: ", in Telegram's words. */
export function badRequest(reason: string, parameters?: RefusalParameters): Refusal {
  return new Refusal(400, `Bad Request: ${reason}`, parameters)
}

/** @param reason what follows "Forbidden: ", in Telegram's words. */
export function forbidden(reason: string): Refusal {
  return new Refusal(403, `Forbidden: ${reason}`)
}

/** @param reason what follows "Conflict: ", in Telegram's words. */
export function conflict(reason: string): Refusal {
  return new Refusal(409, `Conflict: ${reason}`)
}

/** @param retryAfter seconds that the bot has to wait. */
export function tooManyRequests(retryAfter: number): Refusal {
  return new Refusal(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter })
}
