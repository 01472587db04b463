import { takeBackVisit, visitByKey } from '../../../db/doorVisits.ts'
import { companyOf, lockFamily } from '../../../db/family.ts'
import { prolong } from '../../../db/ownVisits.ts'
import { endVisit, type OpenVisit, openVisitOf } from '../../../db/visits.ts'
import { type Kin, kinOf } from '../../core/family.ts'
import type { Turn } from '../../core/turn.ts'
import { usualEnd } from '../../core/venueTypes.ts'
import { membersOf } from '../family/members.ts'
import { arrivalChanged, passed } from '../live/passed.ts'
import { dropAwaited } from './awaited.ts'

/** Locks the turn's person with everybody who may have come along, in the one order of all. */
export async function lockHousehold(turn: Turn): Promise<void> {
  if (turn.person) await lockFamily(turn.store, turn.person.id)
}

/** Whatever is done about a visit, who came along to it is no open question any more. */
export function dropAlongQuestion(turn: Turn): void {
  const { alongAt: _visit, left, ...session } = turn.session
  turn.session = {
    ...session,
    ...(left && left.form.form !== 'familyAlong' && { left }),
    forms: session.forms.filter(({ form }) => form !== 'familyAlong'),
  }
}

/** The members who came with this very arrival of the holder's, and are still there. */
export async function cameAlong(turn: Turn, visit: OpenVisit): Promise<Kin[]> {
  const { person, store } = turn
  const company = person ? await companyOf(store, person.id, visit) : []
  if (company.length === 0) return []
  return kinOf(await membersOf(turn)).filter((kin) => company.includes(kin.person))
}

/** Whoever came along leaves along, and nobody else is waited for. The household is locked. */
export async function leaveAlong(turn: Turn, visit: OpenVisit, at: Date): Promise<Kin[]> {
  dropAwaited(turn)
  const company = await cameAlong(turn, visit)
  for (const { person } of company) await endVisit(turn.store, person, at, 'out')
  for (const { person: id } of company)
    await passed(turn, { gate: visit, person: { id }, way: 'out', people: 1, at })
  return company
}

/** Takes the visits of those who came along back as if they had not been. The household is locked. */
export async function undoAlong(turn: Turn, visit: OpenVisit, people: readonly Kin[]): Promise<void> {
  for (const { person: id } of people) {
    const open = await openVisitOf(turn.store, id)
    if (!open) continue
    await takeOpenVisitBack(turn, open)
    await arrivalChanged(turn, visit, { id }, 0)
  }
}

/** Takes an open visit of a locked person back; the one that it had ended goes on again. */
export async function takeOpenVisitBack({ store, now }: Turn, open: OpenVisit): Promise<void> {
  const visit = await visitByKey(store, { id: open.visitId, startedAt: open.startedAt })
  if (!visit) throw new Error('a locked visit went')
  await takeBackVisit(store, visit, { now, usualEnd })
}

/** Whoever came along stays along. */
export async function prolongAlong(turn: Turn, visit: OpenVisit, until: Date): Promise<void> {
  for (const { person: id } of await cameAlong(turn, visit)) {
    const open = await openVisitOf(turn.store, id)
    if (open) await prolong(turn.store, id, open.visitId, until)
  }
}
