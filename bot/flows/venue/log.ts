import { profilesOf } from '../../../db/people.ts'
import { type LogLine, venueDay } from '../../../db/venueLog.ts'
import { venuesOf } from '../../../db/venues.ts'
import { addDays, cityDay, clock, dayText, startOfCityDay } from '../../core/cityTime.ts'
import type { Profile } from '../../core/person.ts'
import { maskedName } from '../../core/personName.ts'
import { maskPhone } from '../../core/phone.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'

/** Lines of a log in one message: a phone's screen or two; Telegram takes 4,096 characters, this is about 1,500. */
const LINES_SHOWN = 20

/** A venue's log of today, masked. Only its owner is answered; anybody else is told that it is not theirs. */
export async function showLog(turn: Turn, venueId: number): Promise<void> {
  const owned = turn.person ? await venuesOf(turn.store, turn.person.id) : []
  const venue = owned.find((one) => one.id === venueId)
  if (!venue) return say(turn, { text: text('venue.notYours') })
  const today = cityDay(turn.now, turn.city.timeZone)
  const span = {
    from: startOfCityDay(today, turn.city.timeZone),
    to: startOfCityDay(addDays(today, 1), turn.city.timeZone),
  }
  const day = await venueDay(turn.store, venueId, { ...span, limit: LINES_SHOWN })
  const head = text('log.head', {
    venue: venue.name,
    day: dayText(today),
    time: clock(turn.now, turn.city.timeZone),
    visits: day.visits,
    outs: day.outs,
    inside: day.inside,
  })
  const more = day.visits - day.lines.length
  say(turn, {
    text: lines(
      head,
      ...(await shownLines(turn, day.lines)),
      ...(more > 0 ? [text('log.more', { count: more })] : []),
    ),
    buttons: [[{ label: text('log.button.again'), press: `log:${venueId}` }]],
  })
}

async function shownLines(turn: Turn, log: readonly LogLine[]): Promise<Text[]> {
  if (log.length === 0) return [text('log.empty')]
  const people = log.flatMap((line) => (line.personId === null ? [] : [line.personId]))
  const profiles = await profilesOf<Profile>(turn.store, people)
  return log.map((line) =>
    shownLine(turn, line, line.personId === null ? undefined : profiles.get(line.personId)),
  )
}

function shownLine(turn: Turn, line: LogLine, profile: Profile | undefined): Text {
  const zone = turn.city.timeZone
  const person = profile?.name ? maskedName(profile.name) : text('log.erased')
  const phone = profile?.phone ? ` ${maskPhone(profile.phone)}` : ''
  const companions = line.companions > 0 ? text('log.companions', { count: line.companions }) : ''
  const until = line.endedAt === null ? text('log.stillIn') : endText(line, clock(line.endedAt, zone))
  return text('log.line', {
    from: clock(line.startedAt, zone),
    until,
    person,
    phone,
    companions,
    gate: line.gateName,
  })
}

/** An end that nobody tapped is marked, because it is only inferred. */
function endText(line: LogLine, time: string): Text {
  return line.endedBy === 'out' ? text('log.until', { time }) : text('log.untilInferred', { time })
}
