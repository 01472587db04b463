import { type About, type Deed, recordAct } from '../../db/acts.ts'
import type { Turn } from '../core/turn.ts'

/** Notes what the turn's person does or is shown, in the turn's own transaction. */
export async function noteAct(turn: Turn, what: Deed, about: About = {}): Promise<void> {
  const { person, store, now } = turn
  await recordAct(store, { ...about, what, at: now, ...(person && { actorId: person.id }) })
}
