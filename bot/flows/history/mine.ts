import { carriedBy } from '../../../db/family.ts'
import { type OwnVisit, ownVisit, ownVisits, startOfNext } from '../../../db/ownVisits.ts'
import { lockPersons } from '../../../db/people.ts'
import type { Person } from '../../core/person.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { readVisit } from './ref.ts'

const DAY_MILLISECONDS = 24 * 3_600_000
/** What was recorded longer ago has been read and counted as it stands; only its end may still become better known. */
export const CORRECTION_MILLISECONDS = DAY_MILLISECONDS

/**
 * The visit of a button: of whoever acts, or of the family in their account, all of whom are locked then. Of anybody else's it is
 * not said that it is one.
 */
export async function visitOfButton(turn: Turn, written: string): Promise<OwnVisit | undefined> {
  const key = readVisit(written)
  const people = turn.person && key ? await carriedBy(turn.store, turn.person.id) : []
  const before = key && (await ownVisit(turn.store, people, key))
  if (key && before) {
    await lockPersons(turn.store, people)
    const visit = await ownVisit(turn.store, people, key)
    if (visit) return visit
  }
  say(turn, { text: text('history.gone') })
  return undefined
}

/** The newest visits of a person that began in the last day, the newest first. */
export async function lastVisits(turn: Turn, person: Person, most: number): Promise<OwnVisit[]> {
  const from = new Date(turn.at.getTime() - DAY_MILLISECONDS)
  return ownVisits(turn.store, [person.id], { from, before: afterAll(turn), limit: most })
}

/** A visit of the account's own person, with those of the family who came with it: what is put right is put right for all of them. */
export async function withCompany(turn: Turn, visit: OwnVisit): Promise<OwnVisit[]> {
  if (visit.personId !== turn.person?.id) return [visit]
  const { startedAt: from, gateId } = visit
  const [, ...members] = await carriedBy(turn.store, visit.personId)
  if (members.length === 0) return [visit]
  const before = { id: 0, startedAt: new Date(from.getTime() + 1) }
  const began = await ownVisits(turn.store, members, { from, before, limit: members.length })
  return [visit, ...began.filter((one) => one.recordedBy === 'family' && one.gateId === gateId)]
}

/** What stands before every visit so far, for pages that go back in time. */
export function afterAll({ now }: Turn) {
  return { id: 0, startedAt: new Date(now.getTime() + 1) }
}

/** When a visit can have ended: not before it began, nor after the next began, nor later than now. */
export async function spanOf({ store, at }: Turn, visit: OwnVisit): Promise<{ from: Date; to: Date }> {
  const next = await startOfNext(store, visit)
  return { from: visit.startedAt, to: next && next < at ? next : at }
}

/** Whether the visitor recorded it: what staff recorded is put right at the door. */
export function isBySelf({ recordedBy, scannedBy }: OwnVisit): boolean {
  return scannedBy === null && !recordedBy.startsWith('staff ')
}

/** Whether nobody said when it ended, though it is over. */
export function isEndInferred({ endedBy }: { readonly endedBy: string | null }): boolean {
  return endedBy === 'elsewhere' || endedBy === 'usual stay'
}

/** Whether its person may say when it ended: nobody has, or they themselves did. */
export function canSayEnd(visit: OwnVisit): boolean {
  if (visit.startInferred) return false
  if (visit.endedBy === null || isEndInferred(visit)) return true
  return visit.endedBy === 'out' && visit.outBy === null && visit.recordedBy !== 'staff paper'
}

export function isRecent({ at }: Turn, { startedAt }: OwnVisit): boolean {
  return at.getTime() - startedAt.getTime() < CORRECTION_MILLISECONDS
}
