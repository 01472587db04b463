import type { Span } from '../../../db/figures.ts'
import { profilesOf } from '../../../db/people.ts'
import { type LogLine, venueDay, venueLog } from '../../../db/venueLog.ts'
import { cityDay, clock, dateText, spanOfCityDay } from '../../core/cityTime.ts'
import type { Profile } from '../../core/person.ts'
import { maskedName } from '../../core/personName.ts'
import { maskPhone } from '../../core/phone.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { venueFor } from '../venue/venueFor.ts'

/** Lines of a log in one message: a phone's screen or two; Telegram takes 4,096 characters, this is about 1,500. */
const LINES_SHOWN = 20

/** A venue's log of today, masked, newest first. Only its owner is answered; anybody else is told that it is not theirs. */
export async function showLog(turn: Turn, venueId: number): Promise<void> {
  const venue = await venueFor(turn, venueId, 'read the log')
  if (!venue) return
  const span = spanOfCityDay(cityDay(turn.now, turn.city.timeZone), turn.city.timeZone)
  const day = await venueDay(turn.store, venueId, span)
  const head = text('log.head', {
    venue: venue.name,
    day: dateText(turn.now, turn.city.timeZone),
    time: clock(turn.now, turn.city.timeZone),
    ...day,
  })
  await sayPage(turn, venueId, span, head)
}

/** The visits before those that were shown; the button bears the moment from which on they were. */
export async function showEarlier(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', before = ''] = argument.split('.')
  const to = new Date(Number(before))
  if (Number.isNaN(to.getTime())) return say(turn, { text: text('menu.staleButton') })
  const venue = await venueFor(turn, Number(venueId), 'read the log')
  if (!venue) return
  const { from } = spanOfCityDay(cityDay(to, turn.city.timeZone), turn.city.timeZone)
  await sayPage(turn, venue.id, { from, to }, text('log.earlier', { venue: venue.name }))
}

async function sayPage(turn: Turn, venueId: number, span: Span, head: Text): Promise<void> {
  const found = await venueLog(turn.store, venueId, span, LINES_SHOWN + 1)
  const shown = found.slice(0, LINES_SHOWN)
  const last = shown.at(-1)
  const again = { label: text('log.button.again'), press: `log:${venueId}` }
  const earlier =
    found.length > LINES_SHOWN && last
      ? [{ label: text('log.button.earlier'), press: `earlier:${venueId}.${last.startedAt.getTime()}` }]
      : []
  say(turn, { text: lines(head, ...(await shownLines(turn, shown))), buttons: [[...earlier, again]] })
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
