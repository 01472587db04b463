import type { FastifyRequest } from 'fastify'
import { NAMES_MINUTES } from '../../../bot/flows/trace/pageLink.ts'
import { readToken } from '../../../bot/qr/token.ts'
import { cookieIn } from '../cookies.ts'

const MINUTE_SECONDS = 60

/**
 * What binds a page to the browser whose button opened it: its address alone, copied or found in a history, opens nothing. Each
 * link has its own, so that several cases can be read side by side: that is why it is `__Secure-` and not `__Host-`, which is for every path.
 */
export function holdingReading(token: string, reading: string, isSecure: boolean): string {
  const held = `Path=/t/${token}; Max-Age=${NAMES_MINUTES * MINUTE_SECONDS}; SameSite=Strict; HttpOnly`
  return `${nameOf(isSecure)}=${reading}; ${held}${isSecure ? '; Secure' : ''}`
}

/** The token that a browser holds of the page that it asks for. */
export function heldReading({ headers }: FastifyRequest, isSecure: boolean): string | undefined {
  return readToken(cookieIn(headers.cookie, nameOf(isSecure)) ?? '')
}

function nameOf(isSecure: boolean): string {
  return isSecure ? '__Secure-reading' : 'reading'
}
