import type { Channel, Pace } from '../../bot/channels/channel.ts'
import { clock } from '../../bot/core/cityTime.ts'
import { type Text, text } from '../../bot/core/text.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { isFirstTold, type Used } from '../../bot/core/uses.ts'
import { addUses } from '../../db/chatUses.ts'
import { type Claim, readUntold, UnreadableClaim } from '../../db/claims.ts'
import type { Store } from '../../db/connect.ts'
import { enqueue } from '../../db/outbox.ts'
import { markWaitTold, photosBefore, untoldInLine } from '../../db/photoLine.ts'
import { startLeased } from './leased.ts'
import type { Worker } from './loop.ts'
import type { PhotoPlaces } from './photoPlaces.ts'
import type { TurnParts } from './play.ts'
import { languageOf } from './turnFrom.ts'

/**
 * How long a photo waits without a word. An answer within four seconds is what people are used to; later they send the photo
 * again, which makes the line longer.
 */
const UNTOLD_SECONDS = 4
const LOOK_SECONDS = 2
/** Of a messenger's pace, so that answers go out beside these words. Whose photo is read before its word is due needs none. */
const SHARE_OF_PACE = 1 / 3
/** Where a pace is no bound: their chats are locked until all are told, some milliseconds each. */
const MOST_AT_ONCE = 50
/** An estimate beyond this would be a guess. */
const MOST_MINUTES = 30
const SECONDS_OF_A_MINUTE = 60

/**
 * Tells people whose photo has stood in line longer than a moment that it is kept and when it will be read: once for all that
 * waits in their chat, and not again for a while, as whoever stands at a door sends photo after photo. One process does it,
 * because the messenger's pace is shared by all.
 */
export function startLineWords(parts: TurnParts, places: PhotoPlaces): Worker {
  return startLeased({
    database: parts.database,
    name: 'line words',
    everySeconds: LOOK_SECONDS,
    log: parts.log,
    async once() {
      for (const channel of parts.channels.values()) {
        const said = await parts.database.transaction((store) => tellThose(parts, store, places, channel))
        if (said > 0) parts.outbox.ring(said)
      }
    },
  })
}

/** Tells the senders of some photos of the channel; gives how many were told. */
async function tellThose(
  parts: TurnParts,
  store: Store,
  places: PhotoPlaces,
  { name, limits }: Channel,
): Promise<number> {
  const most = wordsAtOnce(limits.pace.all)
  const inboxIds = await untoldInLine(store, name, { seconds: UNTOLD_SECONDS, most })
  if (inboxIds.length === 0) return 0
  const before = await photosBefore(store, name, inboxIds)
  const pace = places.perSecond(name)
  let said = 0
  for (const inboxId of inboxIds) {
    const claim = await readableUntold(store, inboxId)
    if (claim && (await isFirstWord(parts, store, claim))) {
      await say(parts, store, claim, minutesUntil(before.get(inboxId), pace))
      said += 1
    }
  }
  await markWaitTold(store, inboxIds)
  return said
}

/** Words of a channel in one look. */
function wordsAtOnce({ perSecond }: Pace): number {
  return Math.min(MOST_AT_ONCE, Math.max(1, Math.floor(perSecond * SHARE_OF_PACE * LOOK_SECONDS)))
}

/** Whoever wrote what can't be opened is told when it is set aside. */
async function readableUntold(store: Store, inboxId: number): Promise<Claim | undefined> {
  try {
    return await readUntold(store, inboxId)
  } catch (error) {
    if (error instanceof UnreadableClaim) return undefined
    throw error
  }
}

/** Whether the chat was not told lately; notes that it is told now. */
async function isFirstWord(parts: TurnParts, store: Store, { chat, uses }: Claim): Promise<boolean> {
  const used: Used = { usesBefore: uses, uses: new Map(), now: parts.now() }
  if (!isFirstTold(used, 'photosInLine')) return false
  await addUses(store, chat.id, { at: used.now, uses: [...used.uses.values()] })
  return true
}

async function say(
  { city }: TurnParts,
  store: Store,
  claim: Claim,
  minutes: number | undefined,
): Promise<void> {
  const body = inLanguage(languageOf(claim), {
    text: wordFor(clock(claim.receivedAt, city.timeZone), minutes),
  })
  // Answers go before it, also those to others.
  await enqueue(store, [{ chatId: claim.chat.id, class: 'push', body }], claim.trace)
}

/**
 * About how many minutes a photo still waits behind others, by the pace of this process; where more read it is sooner. Nothing
 * when that can't be said honestly: the pace is not known yet, or the line is too long.
 */
function minutesUntil(before: number | undefined, pace: number | undefined): number | undefined {
  if (before === undefined || pace === undefined) return undefined
  const minutes = Math.max(1, Math.ceil((before + 1) / pace / SECONDS_OF_A_MINUTE))
  return minutes > MOST_MINUTES ? undefined : minutes
}

function wordFor(time: string, minutes: number | undefined): Text {
  return minutes === undefined
    ? text('photo.inLine', { time })
    : text('photo.inLineMinutes', { time, minutes })
}
