import type { OwnVisit } from '../../../db/ownVisits.ts'
import { addDays, cityDay, clock, dayText } from '../../core/cityTime.ts'
import { type Text, text } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import { momentText } from '../timeText.ts'
import { unitName } from '../unitName.ts'
import { isBySelf, isEndInferred } from './mine.ts'

/**
 * A visit on a line of its own: from when to when, where, and what else is to be known of it. `who` of the family made it; with the
 * holder of the account, where that is one of its people.
 */
export function visitLine(turn: Turn, visit: OwnVisit, who: readonly string[] = []): Text {
  const where = text('history.where', { venue: visit.venueName, unit: unitName(turn.city, visit) })
  const isOwn = visit.personId === turn.person?.id
  const notes = [
    ...(who.length === 0
      ? []
      : [text(isOwn ? 'history.note.with' : 'history.note.who', { who: who.join(', ') })]),
    ...(visit.companions > 0 ? [text('history.note.companions', { count: visit.companions })] : []),
    ...(isBySelf(visit) ? [] : [text('history.note.staff')]),
  ]
  const values = { ...timesOf(turn, visit), where: notes.reduce(withNote, where) }
  if (visit.endedBy === null) return text('history.line.open', values)
  return visit.startInferred ? text('history.line.unseen', values) : text('history.line.over', values)
}

function withNote(before: Text, note: Text): Text {
  return text('history.noted', { before, note })
}

function timesOf({ city: { timeZone } }: Turn, visit: OwnVisit) {
  const { startedAt, endedAt } = visit
  const from = clock(startedAt, timeZone)
  if (!endedAt) return { from, until: '' }
  const isSameDay = cityDay(startedAt, timeZone) === cityDay(endedAt, timeZone)
  const until = isSameDay ? clock(endedAt, timeZone) : momentText(endedAt, timeZone)
  return { from, until: isEndInferred(visit) ? text('history.inferred', { time: until }) : until }
}

/** The day above its visits: today and yesterday by these words too. */
export function dayHeading({ now, city: { timeZone } }: Turn, day: string): Text {
  const today = cityDay(now, timeZone)
  if (day === today) return text('history.today', { day: dayText(day) })
  const isYesterday = day === addDays(today, -1)
  return text(isYesterday ? 'history.yesterday' : 'history.day', { day: dayText(day) })
}
