import type { Store } from './connect.ts'
import { lockFamily } from './family.ts'
import { standingConsents } from './people.ts'
import { noteVisitor, type Visitor } from './venueVisitors.ts'
import { endVisit, type NewVisit, type OpenVisit, openVisit, openVisitOf, type VisitKey } from './visits.ts'

/** What an arrival is decided by: the purposes to which its person stands by a yes, and where that person is. */
export type Arriving = { readonly consents: ReadonlySet<string>; readonly open: OpenVisit | undefined }

/** Locks a person with all whom they carry and reads what an arrival is decided by: what is read is of after the lock. */
export async function holdArriving(store: Pick<Store, 'client'>, personId: number): Promise<Arriving> {
  await lockFamily(store, personId)
  const consents = await standingConsents(store, personId)
  return { consents, open: await openVisitOf(store, personId) }
}

/**
 * Records that a locked person came: the venue's log can find them, a visit that goes on elsewhere ends at the same moment, and the new
 * one begins.
 */
export async function moveIn(
  store: Pick<Store, 'client' | 'keys'>,
  visit: NewVisit,
  { visitor, isElsewhere }: { readonly visitor: Visitor; readonly isElsewhere: boolean },
): Promise<VisitKey> {
  const { personId, startedAt } = visit
  await noteVisitor(store, visitor)
  if (isElsewhere) await endVisit(store, personId, startedAt, 'elsewhere')
  return openVisit(store, visit)
}
