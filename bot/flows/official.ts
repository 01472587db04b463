import {
  appoint,
  findInvitation,
  isSpentInvitation,
  type UnitKey,
  useInvitation,
} from '../../db/officials.ts'
import { text } from '../core/text.ts'
import { ensurePerson, say, type Turn } from '../core/turn.ts'
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
  else if (invitation && (await useInvitation(turn.store, code, turn.now))) await appointed(turn, invitation)
  else if (await isSpentInvitation(turn.store, code, turn.now)) say(turn, { text: text('official.spent') })
  else return false
  return true
}

async function appointed(turn: Turn, { edition, unitCode }: UnitKey): Promise<void> {
  const person = await ensurePerson(turn)
  await appoint(turn.store, person.id, { edition, unitCode }, ROLE)
  say(turn, { text: text('official.appointed', { unit: unitName(turn.city, { edition, unitCode }) }) })
}
