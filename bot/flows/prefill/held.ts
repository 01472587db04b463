import type { DocumentFacts } from '../../core/documentFacts.ts'
import type { Session } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'

/** What a code says waits this long for its bearer's yes, as everything does before one, then it is forgotten. */
const WAIT_HOURS = 24
const HOUR_MILLISECONDS = 3_600_000

type Held = NonNullable<Session['document']>

/** Holds what a photo's codes say, in place of any earlier photo's. */
export function holdDocument(turn: Turn, people: readonly DocumentFacts[]): void {
  turn.session = { ...turn.session, document: { at: turn.at.toISOString(), people } }
}

/** What waits; of what has waited too long nothing remains. */
export function heldDocument(turn: Turn): Held | undefined {
  const { document } = turn.session
  if (!document) return undefined
  if (turn.now.getTime() - Date.parse(document.at) < WAIT_HOURS * HOUR_MILLISECONDS) return document
  dropDocument(turn)
  return undefined
}

/** Notes of whom it is, or that a declaration is wanted with it. */
export function noteOfDocument(turn: Turn, noted: Partial<Held>): void {
  const held = heldDocument(turn)
  if (held) turn.session = { ...turn.session, document: { ...held, ...noted } }
}

export function dropDocument(turn: Turn): void {
  const { document: _dropped, ...session } = turn.session
  turn.session = session
}
