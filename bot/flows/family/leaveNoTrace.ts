import { chatsOfPerson } from '../../../db/chats.ts'
import { lockOtherChats } from '../../../db/otherChats.ts'
import { changeSessions } from '../../../db/otherSessions.ts'
import { sessionFrom } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'
import { withoutMember } from './withoutMember.ts'

/**
 * Holds the other chats of the turn's person, who may have begun something about a member there. Before any person is
 * locked, as whoever writes there takes their chat first.
 */
export async function holdOtherChats({ store, person, chat }: Turn): Promise<readonly number[]> {
  const chats = person ? await chatsOfPerson(store, person.id) : []
  const others = chats.map(({ id }) => id).filter((id) => id !== chat.id)
  await lockOtherChats(store, chat.id, others)
  return others
}

/** Forgets what stands about a member here and in the chats that are held: they are in nobody's account now, or in their own. */
export async function leaveNoTrace(turn: Turn, chats: readonly number[], member: number): Promise<void> {
  turn.session = withoutMember(turn.session, member)
  await changeSessions(turn.store, chats, (stored) => withoutMember(sessionFrom(stored), member))
}
