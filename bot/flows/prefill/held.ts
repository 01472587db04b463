import type { DocumentFacts } from '../../core/documentFacts.ts'
import type { Session } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'

type Held = NonNullable<Session['document']>

/** Holds what a photo's codes say, in place of any earlier photo's. */
export function holdDocument(turn: Turn, people: readonly DocumentFacts[]): void {
  turn.session = { ...turn.session, document: { at: turn.at.toISOString(), people } }
}

/** Notes of whom it is, or that a declaration is wanted with it. */
export function noteOfDocument(turn: Turn, noted: Partial<Held>): void {
  const held = turn.session.document
  if (held) turn.session = { ...turn.session, document: { ...held, ...noted } }
}

export function dropDocument(turn: Turn): void {
  const { document: _dropped, ...session } = turn.session
  turn.session = session
}
