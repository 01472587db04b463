import { appoint, findInvitation, useInvitation } from '../../db/officials.ts'
import { text } from '../core/text.ts'
import { ensurePerson, say, type Turn } from '../core/turn.ts'
import { unitName } from './unitName.ts'

/** The role that an invitation gives: to bind the unit's group, to submit and correct its reports. */
const ROLE = 'reporter'

/**
 * Somebody opened a one-time link of the operator. An official's account is kept by the duty of the office, not by
 * consent: it holds no name and no phone. Gives false when the code is no such invitation.
 */
export async function invitationOpened(turn: Turn, code: string): Promise<boolean> {
  const invitation = await findInvitation(turn.store, code, turn.now)
  if (invitation?.purpose !== 'official') return false
  if (!(await useInvitation(turn.store, code, turn.now))) return false
  const person = await ensurePerson(turn)
  const unit = { edition: invitation.edition, unitCode: invitation.unitCode }
  await appoint(turn.store, person.id, unit, ROLE)
  say(turn, { text: text('official.appointed', { unit: unitName(turn.city, invitation) }) })
  return true
}
