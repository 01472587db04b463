/** Zalo's words for its error codes; a code that is not here can be had as a fault all the same. */
const MESSAGES: Readonly<Record<number, string>> = {
  [-32]: 'Your application reached limit call api',
  [-100]: 'attachment_id was expired',
  [-200]: 'Send message failed',
  [-201]: 'Params is invalid!',
  [-204]: 'Official Account is disable',
  [-205]: 'Official Account is not exist',
  [-209]: 'Not supported this api',
  [-210]: 'Parameter exceeds allowable limit',
  [-211]: 'Out of quota',
  [-212]: 'App has not registed this api',
  [-213]: 'User has not followed OA',
  [-216]: 'Access token is invalid',
  [-217]: 'User has blocked invitation',
  [-218]: 'Out of quota receive',
  [-219]: 'App is removed or disabled',
  [-220]: 'access_token is expired or removed',
  [-221]: 'OA must be verified',
  [-223]: 'OA has not authorized this API',
  [-224]: 'OA must upgrade tier package',
  [-227]: 'User is banned or has been inactive for more than 45 days',
  [-230]: 'User has not interacted with the OA in the past 7 days',
  [-232]: 'User has not interacted with the OA, or the last interaction has expired',
  [-233]: 'Message type is invalid',
  [-234]: 'Message cannot be sent at night',
  [-237]: 'GMF group is disabled',
  [-238]: 'asset_id is used',
  [-240]: 'MessageV2 API has been shut down',
  [-244]: 'User has restricted this message type',
  [-248]: 'Violates platform standards',
  [-403]: 'OA is not in group',
}

/** A request that Zalo answers with `{"error":<code>,"message":…}`, with HTTP 200 unless something else is said. */
export class Refusal extends Error {
  readonly code: number
  readonly status: number

  constructor(code: number, message = MESSAGES[code] ?? 'Unknown error', status = 200) {
    super(message)
    this.code = code
    this.status = status
  }
}

/** -201 for a field that is missing, of a wrong kind or not known at all. */
export function invalid(field: string): Refusal {
  return new Refusal(-201, `${field} is invalid!`)
}

/** -210 for something too long, too large or too many. */
export function exceeds(field: string): Refusal {
  return new Refusal(-210, `Parameter exceeds allowable limit: ${field}`)
}
