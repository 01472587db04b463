import { clock } from '../../bot/core/cityTime.ts'
import { type Text, text } from '../../bot/core/text.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { isFirstTold, type Used } from '../../bot/core/uses.ts'
import { addUses } from '../../db/chatUses.ts'
import { type Claim, readUntold, UnreadableClaim } from '../../db/claims.ts'
import type { Store } from '../../db/connect.ts'
import { enqueue } from '../../db/outbox.ts'
import { markWaitTold, photosBefore, untoldInLine } from '../../db/photoLine.ts'
import { startLoop, type Worker } from './loop.ts'
import type { PhotoPlaces } from './photoPlaces.ts'
import type { TurnParts } from './play.ts'
import { languageOf } from './turnFrom.ts'

/**
 * How long a photo waits without a word. An answer within four seconds is what people are used to; later they send the photo
 * again, which makes the line longer.
 */
const UNTOLD_SECONDS = 4
const PAUSE_SECONDS = 1
/**
 * Words of a channel in such a pause: two thirds of what Telegram takes in a second, so that answers go out beside them. Should
 * thousands wait, those whose photo is read before their word is due need none.
 */
const WORDS_AT_ONCE = 20
/** An estimate beyond this would be a guess. */
const MOST_MINUTES = 30
const SECONDS_OF_A_MINUTE = 60

/**
 * Tells people whose photo has stood in line longer than a moment that it is kept and when it will be read: once for all that
 * waits in their chat, and not again for a while, as whoever stands at a door sends photo after photo.
 */
export function startLineWords(parts: TurnParts, places: PhotoPlaces): Worker {
  return startLoop({
    name: 'line words',
    lanes: 1,
    signal: places.changed,
    log: parts.log,
    async once() {
      for (const channel of parts.channels.keys()) {
        const said = await parts.database.transaction((store) => tellThose(parts, store, places, channel))
        if (said > 0) parts.outbox.ring(said)
      }
      return { pauseSeconds: PAUSE_SECONDS }
    },
  })
}

/** Tells the senders of some photos of the channel; gives how many were told. */
async function tellThose(
  parts: TurnParts,
  store: Store,
  places: PhotoPlaces,
  channel: string,
): Promise<number> {
  const inboxIds = await untoldInLine(store, channel, { seconds: UNTOLD_SECONDS, most: WORDS_AT_ONCE })
  const [first] = inboxIds
  if (first === undefined) return 0
  const before = await photosBefore(store, channel, first)
  const pace = places.perSecond(channel)
  let said = 0
  for (const [index, inboxId] of inboxIds.entries()) {
    const claim = await readableUntold(store, inboxId)
    if (claim && (await isFirstWord(parts, store, claim))) {
      await say(parts, store, claim, minutesUntil(before === undefined ? undefined : before + index, pace))
      said += 1
    }
  }
  await markWaitTold(store, inboxIds)
  return said
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
  await enqueue(store, [{ chatId: claim.chat.id, class: 'reply', body }], claim.trace)
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
