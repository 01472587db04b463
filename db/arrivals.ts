import type { Store } from './connect.ts'
import { lockingFamily } from './family.ts'
import { standingConsents } from './people.ts'
import { notingVisitor, type Visitor } from './venueVisitors.ts'
import {
  endingVisit,
  type NewVisit,
  type OpenVisit,
  openingVisit,
  openVisitOf,
  type VisitKey,
  visitFrom,
} from './visits.ts'

/** What an arrival is decided by: the purposes to which its person stands by a yes, and where that person is. */
export type Arriving = { readonly consents: ReadonlySet<string>; readonly open: OpenVisit | undefined }

/**
 * Locks a person with all whom they carry and reads what an arrival is decided by, in one round trip: the statements run one
 * after the other, so what is read is of after the lock.
 */
export async function holdArriving(store: Pick<Store, 'client'>, personId: number): Promise<Arriving> {
  const locked = lockingFamily(store, personId).execute()
  const [, consents, open] = await Promise.all([
    locked,
    standingConsents(store, personId),
    openVisitOf(store, personId),
  ])
  return { consents, open }
}

/**
 * Records that a locked person came, in one round trip: the venue's log can find them, a visit that goes on elsewhere ends at the
 * same moment, and the new one begins.
 */
export async function moveIn(
  store: Pick<Store, 'client' | 'keys'>,
  visit: NewVisit,
  { visitor, isElsewhere }: { readonly visitor: Visitor; readonly isElsewhere: boolean },
): Promise<VisitKey> {
  const { personId, startedAt } = visit
  const noted = notingVisitor(store, visitor)?.execute()
  const ended = isElsewhere ? endingVisit(store, personId, startedAt, 'elsewhere').execute() : undefined
  const [, , rows] = await Promise.all([noted, ended, openingVisit(store, visit).execute()])
  return visitFrom(rows)
}
