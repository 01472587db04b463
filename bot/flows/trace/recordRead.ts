import { type OfficialDeed, recordOfficialReads } from '../../../db/officialReads.ts'
import type { Trace } from '../../../db/traces.ts'
import type { Turn } from '../../core/turn.ts'
import { daysOf } from './head.ts'

/** Notes what the turn's person is shown of whose case it is, in the transaction that shows it. */
export async function recordRead(turn: Turn, trace: Trace, what: OfficialDeed): Promise<void> {
  const { person, store, city, now } = turn
  if (!person || trace.personId === undefined) return
  const { edition, unitCode, reference, personId } = trace
  await recordOfficialReads(store, {
    readerId: person.id,
    edition,
    unitCode,
    traceId: trace.id,
    reference,
    what,
    persons: [personId],
    ...daysOf(trace, city.timeZone),
    at: now,
  })
}
