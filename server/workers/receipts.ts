import type { City } from '../../bot/core/city.ts'
import { languageOf } from '../../bot/core/languageOf.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { receiptText } from '../../bot/flows/ownData/receipt.ts'
import { chatsOfPerson } from '../../db/chats.ts'
import type { Store } from '../../db/connect.ts'
import { enqueue } from '../../db/outbox.ts'
import type { Deleted } from '../../db/purges.ts'

/** Tells people what was deleted of theirs, each once, where they talked last. */
export async function tellDeleted(
  city: Pick<City, 'timeZone'>,
  store: Store,
  deleted: readonly Deleted[],
): Promise<void> {
  for (const one of deleted) {
    const [chat] = await chatsOfPerson(store, one.personId)
    if (!chat) continue
    const body = inLanguage(languageOf(chat), { text: receiptText(one, city.timeZone) })
    await enqueue(store, [{ chatId: chat.id, class: 'push', body }])
  }
}
