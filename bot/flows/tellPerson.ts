import { chatsOfPerson } from '../../db/chats.ts'
import { languageOf } from '../core/languageOf.ts'
import type { Reply } from '../core/outgoing.ts'
import { type Turn, tell } from '../core/turn.ts'

/** Tells a person what must not be missed, in each of their private chats but the turn's own. */
export async function tellPerson(turn: Turn, personId: number, reply: Reply): Promise<void> {
  for (const chat of await chatsOfPerson(turn.store, personId)) {
    if (chat.id === turn.chat.id) continue
    tell(turn, { id: chat.id, language: languageOf(chat) }, reply, 'push')
  }
}
