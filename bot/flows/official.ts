import { appoint, findInvitation, spentInvitation, type UnitKey, useInvitation } from '../../db/officials.ts'
import { text } from '../core/text.ts'
import { ensurePerson, say, type Turn } from '../core/turn.ts'
import { operatorCodeSpent, operatorInvited } from './operator/invitation.ts'
import { unitName } from './unitName.ts'

/** The role that an invitation gives: to bind the unit's group, to submit and correct its reports. */
const ROLE = 'reporter'

/**
 * Somebody opened a one-time link of the operator, or typed its code. An official's account is kept by the duty of the
 * office, not by consent: it holds no name and no phone. Gives false when the code is no invitation.
 */
export async function invitationOpened(turn: Turn, code: string): Promise<boolean> {
  const invitation = await findInvitation(turn.store, code, turn.now)
  if (invitation?.purpose === 'group') say(turn, { text: text('group.onlyInGroup') })
  else if (invitation?.purpose === 'operator') await operatorInvited(turn, code)
  else if (invitation && (await useInvitation(turn.store, code, turn.now))) await appointed(turn, invitation)
  else return spentInvitationOpened(turn, code)
  return true
}

async function spentInvitationOpened(turn: Turn, code: string): Promise<boolean> {
  const purpose = await spentInvitation(turn.store, code, turn.now)
  if (purpose === 'operator') await operatorCodeSpent(turn)
  else if (purpose) say(turn, { text: text('official.spent') })
  return purpose !== undefined
}

async function appointed(turn: Turn, { edition, unitCode }: UnitKey): Promise<void> {
  const person = await ensurePerson(turn)
  await appoint(turn.store, person.id, { edition, unitCode }, { role: ROLE })
  say(turn, { text: text('official.appointed', { unit: unitName(turn.city, { edition, unitCode }) }) })
}
