import type { Channel } from '../../bot/channels/channel.ts'
import type { City } from '../../bot/core/city.ts'
import type { Profile } from '../../bot/core/person.ts'
import type { ChannelName } from '../../bot/core/received.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { feedReply } from '../../bot/flows/live/feedText.ts'
import { overText } from '../../bot/flows/shift/ended.ts'
import type { Database } from '../../db/connect.ts'
import { type FeedPauses, holdDueFeed, takeFeedLines } from '../../db/feed.ts'
import { enqueue } from '../../db/outbox.ts'
import { profilesOf } from '../../db/people.ts'
import { takeOverdueShift } from '../../db/shifts.ts'
import type { Signal } from '../inbox/signal.ts'

/** A phone that buzzes more often beside a queue is switched off. */
const PAUSE_SECONDS = 10
/** Where messages are scarce or cost money. */
const PAUSE_SECONDS_OF_FEW = 60
/** Chats told at one look, or shifts ended; the rest follows at the next. */
const DONE_AT_ONCE = 200

export type ShiftParts = {
  readonly database: Database
  readonly city: City
  readonly channels: ReadonlyMap<ChannelName, Channel>
  readonly outbox: Signal
}

/**
 * Tells those on shift who want it of what others recorded, a chat's lines in one message. The message waits in the outbox
 * and its lines are gone in the same transaction, so each is told once by however many processes.
 */
export async function sendFeeds(parts: ShiftParts, now: Date): Promise<void> {
  const pauses = pausesOf(parts.channels)
  await whileThereIsWork(parts, () => sendOne(parts, now, pauses))
}

/** Ends the shifts whose time ran out, and says what was recorded in them. */
export async function endOverdueShifts(parts: ShiftParts, now: Date): Promise<void> {
  await whileThereIsWork(parts, () => endOne(parts, now))
}

async function whileThereIsWork({ outbox }: ShiftParts, doOne: () => Promise<boolean>): Promise<void> {
  for (let done = 0; done < DONE_AT_ONCE && (await doOne()); done++) outbox.ring()
}

function pausesOf(channels: ShiftParts['channels']): FeedPauses {
  const few = [...channels.values()].filter(({ limits }) => limits.fewMessages)
  return {
    seconds: PAUSE_SECONDS,
    longer: { seconds: PAUSE_SECONDS_OF_FEW, on: few.map(({ name }) => name) },
  }
}

async function sendOne({ database, city }: ShiftParts, now: Date, pauses: FeedPauses): Promise<boolean> {
  return database.transaction(async (store) => {
    const due = await holdDueFeed(store, now, pauses)
    if (!due) return false
    const passages = await takeFeedLines(store, due.chatId, now)
    // Whoever was erased a moment ago took their lines along.
    if (passages.length === 0) return true
    const people = passages.flatMap(({ personId }) => (personId === undefined ? [] : [personId]))
    const profiles = await profilesOf<Profile>(store, people)
    const reply = feedReply({ venueName: due.venueName, passages, profiles, zone: city.timeZone })
    const body = inLanguage(due.language === 'en' ? 'en' : 'vi', reply)
    await enqueue(store, [{ chatId: due.chatId, class: 'push', body }])
    return true
  })
}

async function endOne({ database, city }: ShiftParts, now: Date): Promise<boolean> {
  return database.transaction(async (store) => {
    const shift = await takeOverdueShift(store, now)
    if (!shift) return false
    const over = await overText(store, shift, city.timeZone)
    const body = inLanguage(shift.language === 'en' ? 'en' : 'vi', { text: over })
    await enqueue(store, [{ chatId: shift.chatId, class: 'push', body }])
    return true
  })
}
