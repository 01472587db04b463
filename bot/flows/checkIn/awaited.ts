import type { AwaitedAlong, Session } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'

/** Who is waited for to have come along. */
export function awaitedAlong({ session }: Turn): AwaitedAlong | undefined {
  return session.awaitedAlong
}

/** Who is waited for at this visit. */
export function awaitedAt(turn: Turn, visitId: number): readonly number[] {
  const awaited = awaitedAlong(turn)
  return awaited?.visitId === visitId ? awaited.people : []
}

/** From now on these people, and nobody else, are waited for at a visit; they wait since it was first said that they came. */
export function awaitAlong(
  turn: Turn,
  { visitId, gateId }: { readonly visitId: number; readonly gateId: number },
  people: readonly number[],
): void {
  const before = awaitedAlong(turn)
  const at = before?.visitId === visitId ? before.at : turn.at.toISOString()
  dropAwaited(turn)
  if (people.length > 0) turn.session = { ...turn.session, awaitedAlong: { visitId, gateId, people, at } }
}

/** Nobody is waited for any more: at this visit, where one is named. */
export function dropAwaited(turn: Turn, visitId?: number): void {
  const { awaitedAlong: awaited, ...session } = turn.session
  if (visitId === undefined || awaited?.visitId === visitId) turn.session = session
}

/** The session of whoever waits for these people no more. */
export function withoutAwaited(session: Session, people: readonly number[]): Session {
  const { awaitedAlong: awaited, ...rest } = session
  const left = awaited?.people.filter((id) => !people.includes(id)) ?? []
  return awaited && left.length > 0 ? { ...rest, awaitedAlong: { ...awaited, people: left } } : rest
}
