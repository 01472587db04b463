import type { Answer, FuzzRequest, Kind } from '../request.ts'
import { isGenuine, type Secrets } from './judge.ts'

const NOT_FOUND = 404
const GONE = 410

/**
 * Whether an answer shows that what was sent reached what handles it: it was taken, or led on, or a page of ours was shown, which says
 * of a code or a token that nobody has it. Who is turned away at the door, for a secret or for the pace, was not handled. Zalo is
 * told 200 of a false signature as well, so that of messengers only what is genuine counts.
 */
export function isHandled(
  kind: Kind,
  request: FuzzRequest,
  { status, head }: Pick<Answer, 'status' | 'head'>,
  secrets: Secrets,
): boolean {
  if (kind === 'telegram' || kind === 'zalo') return status === 200 && isGenuine(kind, request, secrets)
  if (status >= 200 && status < 400) return true
  return (status === NOT_FOUND || status === GONE) && /^<!doctype html/i.test(head)
}

/**
 * Of each kind the share that must be handled, or the run has tested little more than the door: half to two thirds of what is handled when
 * all is well, which was 81, 94, 42, 94, 44 and 48 of 100 with seed 8. Most of the rest is refused for its form, as it should be.
 */
export const LEAST_HANDLED: Readonly<Record<Kind, number>> = {
  telegram: 0.6,
  zalo: 0.6,
  web: 0.3,
  codes: 0.6,
  images: 0.2,
  pages: 0.2,
}

type Kinds = ReadonlyMap<Kind, { readonly sent: number; readonly handled: number }>

/** What was not fuzzed, though its inputs were sent: a line a kind. */
export function unhandled(kinds: Kinds): readonly string[] {
  return [...kinds].flatMap(([kind, { sent, handled }]) => {
    if (sent === 0) return [`${kind}: none was sent`]
    const least = LEAST_HANDLED[kind]
    return handled < Math.max(1, Math.floor(sent * least))
      ? [`${kind}: ${handled} of ${sent} were handled, less than ${Math.round(100 * least)} %`]
      : []
  })
}
