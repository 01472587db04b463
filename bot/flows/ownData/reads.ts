import { type ReadOfVisits, readsOfVisits } from '../../../db/logReads.ts'
import { officialReadsOf } from '../../../db/officialReads.ts'
import type { City } from '../../core/city.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { household } from '../family/members.ts'
import { momentText } from '../timeText.ts'
import { daysText } from './daysText.ts'
import { named, type OfficialRead, officialReadText } from './officialReads.ts'

/** Readings told in the chat, a phone's screen of them; all stand in the copy. */
const READS_SHOWN = 8

/** A reading of somebody's data: by the owner of a place in its log, or by an official in a case. */
export type Read = ReadOfVisits | OfficialRead

/** [Ai đã xem]: who looked at where the person was, and when. */
export async function showReads(turn: Turn): Promise<void> {
  const { person, store, city } = turn
  if (!person) return say(turn, { text: text('ownData.nothing') })
  const limit = READS_SHOWN + 1
  const byOwners = await readsOfVisits(store, person.id, { zone: city.timeZone, limit })
  const members = (await household(turn)).filter(({ relation }) => relation)
  const names = new Map(members.map((member) => [member.person, member.name]))
  const reads = together(byOwners, named(await officialReadsOf(store, person.id, limit), names))
  const shown = reads.slice(0, READS_SHOWN)
  const more = reads.length > READS_SHOWN ? [text('ownData.reads.more')] : []
  const masked = shown.some((read) => 'venueName' in read) ? [text('ownData.reads.masked')] : []
  say(turn, {
    text:
      shown.length > 0
        ? lines(text('ownData.reads.title'), ...shown.map((read) => readText(read, city)), ...more, ...masked)
        : text('ownData.reads.none'),
  })
}

/** All readings, newest first. */
export function together(byOwners: readonly ReadOfVisits[], byOfficials: readonly OfficialRead[]): Read[] {
  return [...byOwners, ...byOfficials].toSorted((one, other) => other.at.getTime() - one.at.getTime())
}

/** One reading: whose log or by which unit, which days, how and when. */
export function readText(read: Read, city: City): Text {
  if (!('venueName' in read)) return officialReadText(read, city)
  const { venueName, how, first, last, at } = read
  return text(`ownData.reads.${how}`, {
    venue: venueName,
    days: daysText(first, last),
    at: momentText(at, city.timeZone),
  })
}
