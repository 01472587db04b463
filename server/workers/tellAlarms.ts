import { lines } from '../../bot/core/text.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { alarmIsOver, alarmStands } from '../../bot/flows/operator/alarmTexts.ts'
import { alarmChatsNow } from '../../db/alarmChats.ts'
import { takeUntold } from '../../db/alarmTellings.ts'
import { enqueue } from '../../db/outbox.ts'
import type { SummaryParts } from './summaries.ts'

/**
 * Tells operators' chats which alarms stand and which are over. It looks at the alarms instead of being called by whoever
 * raises one, so that one raised by a command or another process is told, too, and no telling can break what a delivery
 * does. An alarm of which there is no chat yet to tell counts as told: whoever joins hears then what stands.
 */
export async function tellAlarms(
  { database, city, outbox }: Pick<SummaryParts, 'database' | 'city' | 'outbox'>,
  now: Date,
): Promise<void> {
  const told = await database.transaction(async (store) => {
    const { over, raised } = await takeUntold(store, now)
    const texts = [
      ...over.map((telling) => alarmIsOver(telling, city.timeZone)),
      ...raised.map((telling) => alarmStands(telling, city.timeZone)),
    ]
    if (texts.length === 0) return false
    const messages = (await alarmChatsNow(store)).map(({ chatId, language }) => ({
      chatId,
      class: 'push' as const,
      body: inLanguage(language === 'en' ? 'en' : 'vi', { text: lines(...texts) }),
    }))
    await enqueue(store, messages)
    return messages.length > 0
  })
  if (told) outbox.ring()
}
