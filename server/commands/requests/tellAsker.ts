import { languageOf } from '../../../bot/core/languageOf.ts'
import type { Text } from '../../../bot/core/text.ts'
import { inLanguage } from '../../../bot/core/turn.ts'
import { chatsOfPerson } from '../../../db/chats.ts'
import type { Store } from '../../../db/connect.ts'
import type { DataRequest } from '../../../db/dataRequests.ts'
import { enqueue } from '../../../db/outbox.ts'

/** Tells whoever asked, in all their chats, because it must not be missed. False when nobody can be told. */
export async function tellAsker(store: Store, { personId }: DataRequest, said: Text): Promise<boolean> {
  const chats = personId === null ? [] : await chatsOfPerson(store, personId)
  await enqueue(
    store,
    chats.map((chat) => ({
      chatId: chat.id,
      class: 'push' as const,
      body: inLanguage(languageOf(chat), { text: said }),
    })),
  )
  return chats.length > 0
}
