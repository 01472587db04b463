import { findVenueInvitation } from '../../../db/venueInvitations.ts'
import type { Turn } from '../../core/turn.ts'
import { staffInvitationOpened } from '../staff/joined.ts'
import { transferOpened } from './take.ts'

/**
 * Somebody opened an owner's one-time link, or typed its code. Gives false when the code is none of these. Each purpose
 * says by itself what it offers, and what became of a code that is spent.
 */
export async function venueInvitationOpened(turn: Turn, code: string): Promise<boolean> {
  const invitation = await findVenueInvitation(turn.store, code, turn.now)
  if (!invitation) return false
  switch (invitation.purpose) {
    case 'transfer':
      await transferOpened(turn, code)
      return true
    case 'staff':
      await staffInvitationOpened(turn, code, invitation)
      return true
  }
}
