import { type DeedInCase, type DeedOnPersons, recordOfficialReads } from '../../../db/officialReads.ts'
import type { Trace } from '../../../db/traces.ts'
import type { Turn } from '../../core/turn.ts'
import { daysOf } from './head.ts'

/** Notes what the turn's person is shown of whose case it is, in the transaction that shows it. */
export async function recordRead(turn: Turn, trace: Trace, what: DeedOnPersons): Promise<void> {
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

/** Notes what the turn's person decides in a case, in the transaction that decides it. */
export async function recordDecision(
  { person, store, now }: Turn,
  { id: traceId, edition, unitCode, reference }: Trace,
  what: DeedInCase,
): Promise<void> {
  if (!person) return
  await recordOfficialReads(store, {
    readerId: person.id,
    edition,
    unitCode,
    traceId,
    reference,
    what,
    persons: [],
    at: now,
  })
}
