import { type ReadOfVisits, readsOfVisits } from '../../../db/logReads.ts'
import { dayText } from '../../core/cityTime.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { momentText } from '../timeText.ts'

/** Readings told in the chat, a phone's screen of them; all stand in the copy. */
const READS_SHOWN = 8

/** [Ai đã xem]: who looked at where the person was, and when. */
export async function showReads(turn: Turn): Promise<void> {
  const { person, store, city } = turn
  if (!person) return say(turn, { text: text('ownData.nothing') })
  const { timeZone: zone } = city
  const reads = await readsOfVisits(store, person.id, { zone, limit: READS_SHOWN + 1 })
  const shown = reads.slice(0, READS_SHOWN).map((read) => readText(read, zone))
  const more = reads.length > READS_SHOWN ? [text('ownData.reads.more')] : []
  say(turn, {
    text:
      shown.length > 0
        ? lines(text('ownData.reads.title'), ...shown, ...more, text('ownData.reads.masked'))
        : text('ownData.reads.none'),
  })
}

/** One reading: whose log, which days, how and when. */
export function readText({ venueName, how, first, last, at }: ReadOfVisits, zone: string): Text {
  const days =
    first === last
      ? text('ownData.days.one', { day: dayText(first) })
      : text('ownData.days.from', { first: dayText(first), last: dayText(last) })
  return text(`ownData.reads.${how}`, { venue: venueName, days, at: momentText(at, zone) })
}
