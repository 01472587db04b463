import { minuteOfCityDay } from '../../bot/core/cityTime.ts'
import { languageOf } from '../../bot/core/languageOf.ts'
import type { OutgoingMessage } from '../../bot/core/outgoing.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { QUIET, REMINDED_MINUTES_BEFORE, reminderReply } from '../../bot/flows/history/reminders.ts'
import { type ChatRow, chatsOfPerson } from '../../db/chats.ts'
import type { Store } from '../../db/connect.ts'
import { enqueue } from '../../db/outbox.ts'
import { type DueReminder, takeDueReminder } from '../../db/reminders.ts'
import type { ShiftParts } from './shifts.ts'

/** Visits looked at in one turn of the schedule: more than end in a busy minute of a city; the rest follows at the next. */
const TAKEN_AT_ONCE = 2_000
const MINUTE_MILLISECONDS = 60_000

/**
 * Reminds people to check out, once a visit, shortly before it ends by itself. The visit stands as reminded and the message waits in
 * the outbox in the same transaction, so it is said once by however many processes. Of whoever leaves while it waits it is not said.
 */
export async function sendReminders(parts: ShiftParts, now: Date): Promise<void> {
  for (let taken = 0; taken < TAKEN_AT_ONCE; taken++) {
    const outcome = await remindOne(parts, now)
    if (outcome === 'none') return
    if (outcome === 'said') parts.outbox.ring()
  }
}

async function remindOne(
  { database, ...parts }: ShiftParts,
  now: Date,
): Promise<'said' | 'dropped' | 'none'> {
  const until = new Date(now.getTime() + REMINDED_MINUTES_BEFORE * MINUTE_MILLISECONDS)
  return database.transaction(async (store: Store) => {
    const due = await takeDueReminder(store, { after: now, until })
    if (!due) return 'none'
    const chat = isQuiet(parts, now) || !due.isOwn ? undefined : await chatToRemind(store, parts, due)
    if (!chat) return 'dropped'
    const said = inLanguage(languageOf(chat), reminderReply(due))
    const body: OutgoingMessage = { ...said, whileInside: { personId: due.personId, visitId: due.visit.id } }
    await enqueue(store, [{ chatId: chat.id, class: 'push', body }])
    return 'said'
  })
}

/** What falls into the night is dropped and not said in the morning. */
function isQuiet({ city }: Pick<ShiftParts, 'city'>, now: Date): boolean {
  const minute = minuteOfCityDay(now, city.timeZone)
  return minute >= QUIET.fromMinute || minute < QUIET.untilMinute
}

/** The chat from which the person used us last, if reminders are wanted there: by the person's word, else by the messenger's way. */
async function chatToRemind(
  store: Store,
  { channels }: Pick<ShiftParts, 'channels'>,
  { personId, wanted }: DueReminder,
): Promise<ChatRow | undefined> {
  if (wanted === false) return undefined
  const [chat] = await chatsOfPerson(store, personId)
  const channel = [...channels.values()].find(({ name }) => name === chat?.channel)
  return channel && (wanted ?? channel.limits.remindsUnasked) ? chat : undefined
}
