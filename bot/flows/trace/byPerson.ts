import type { Presence } from '../../../db/exposures.ts'

/** Presences by the person whose they are, in the order in which they came. */
export function byPerson(presences: readonly Presence[]): ReadonlyMap<number, readonly Presence[]> {
  const found = new Map<number, Presence[]>()
  for (const presence of presences) {
    const before = found.get(presence.personId)
    if (before) before.push(presence)
    else found.set(presence.personId, [presence])
  }
  return found
}
