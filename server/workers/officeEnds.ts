import { languageOf } from '../../bot/core/languageOf.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { endingText } from '../../bot/flows/office/ending.ts'
import { chatsOfPerson } from '../../db/chats.ts'
import type { Store } from '../../db/connect.ts'
import { type EndingOffice, officesEnding } from '../../db/endingOffices.ts'
import { claimRun } from '../../db/leases.ts'
import { enqueue } from '../../db/outbox.ts'
import type { SummaryParts } from './summaries.ts'

/** How long before its end an official hears of it: time enough to be appointed anew. */
const TOLD_DAYS_BEFORE = 7
/** An end that nobody told for so long is not told any more: runs are remembered for a week. */
const TOLD_DAYS_AFTER = 6
const DAY_MILLISECONDS = 86_400_000

/** Tells officials that their appointment ends in a week, and that it has ended, each once whatever process does it. */
export async function tellOfficeEnds(parts: Omit<SummaryParts, 'log'>, now: Date): Promise<void> {
  const at = (days: number) => new Date(now.getTime() + days * DAY_MILLISECONDS)
  const soon = await officesEnding(parts.database, { after: now, until: at(TOLD_DAYS_BEFORE) })
  const over = await officesEnding(parts.database, { after: at(-TOLD_DAYS_AFTER), until: now })
  for (const office of soon) await tellOnce(parts, office, 'soon')
  for (const office of over) await tellOnce(parts, office, 'over')
}

async function tellOnce(
  { database, city, outbox }: Omit<SummaryParts, 'log'>,
  office: EndingOffice,
  when: 'soon' | 'over',
): Promise<void> {
  const isNew = await database.transaction(async (store: Store) => {
    if (!(await claimRun(store, `office ${when} ${office.id}`, office.until))) return false
    for (const chat of await chatsOfPerson(store, office.personId)) {
      const body = inLanguage(languageOf(chat), { text: endingText(city, office, when) })
      await enqueue(store, [{ chatId: chat.id, class: 'push', body }])
    }
    return true
  })
  if (isNew) outbox.ring()
}
