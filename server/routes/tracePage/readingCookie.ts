import type { FastifyRequest } from 'fastify'
import { NAMES_MINUTES } from '../../../bot/flows/trace/pageLink.ts'
import { heldIn, holding } from '../cookies.ts'

const NAME = 'reading'

/**
 * What binds a page to the browser whose button opened it: its address alone, copied or found in a history, opens nothing. Each
 * link has its own, so that several cases can be read side by side.
 */
export function holdingReading(token: string, reading: string, isSecure: boolean): string {
  const held = { name: NAME, path: `/t/${token}`, minutes: NAMES_MINUTES, sameSite: 'Strict' } as const
  return holding(held, reading, isSecure)
}

/** The token that a browser holds of the page that it asks for. */
export function heldReading({ headers }: FastifyRequest, isSecure: boolean): string | undefined {
  return heldIn(headers.cookie, NAME, isSecure)
}
