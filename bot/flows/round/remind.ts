import { claimRun, lastRun } from '../../../db/leases.ts'
import { holdRound } from '../../../db/rounds.ts'
import type { City } from '../../core/city.ts'
import { addDays, cityDay, clock, daysBetween, startOfCityDay } from '../../core/cityTime.ts'
import { languageOf } from '../../core/languageOf.ts'
import type { Reply } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn, tell } from '../../core/turn.ts'
import { noteAct } from '../noteAct.ts'
import { roundButtons } from './buttons.ts'
import { type OwnRound, officialHere, ownRound } from './ownRound.ts'
import { groupsOfRound } from './tell.ts'
import { allBelow, calledInside } from './tree.ts'
import { missingText, roundValues } from './words.ts'

/** When groups are reminded by the clock: days from the due day. After it the day after, then every third, five times in all. */
const REMINDED_ON = [-3, -1, 0, 1, 4, 7, 10, 13] as const
/** Half past eight, when offices have opened; what a standstill held up past the afternoon waits for the next morning. */
export const REMINDED_AT = { fromMinute: 8 * 60 + 30, untilMinute: 17 * 60 }
const MINUTE_MILLISECONDS = 60_000
/** Somebody who reminds by hand does so at most once in this time. */
const NUDGE_MILLISECONDS = 3_600_000

/**
 * The reminder of a round that is due now: the newest whose time has come, of today, or of yesterday where a server stood still,
 * and never more than one. Nothing outside the office's hours.
 */
export function dueReminder(dueDay: string, now: Date, zone: string): Date | undefined {
  const today = cityDay(now, zone)
  if (now < momentOn(today, REMINDED_AT.fromMinute, zone)) return undefined
  if (now >= momentOn(today, REMINDED_AT.untilMinute, zone)) return undefined
  const day = REMINDED_ON.map((days) => addDays(dueDay, days)).findLast((reminded) => reminded <= today)
  if (day === undefined || daysBetween(day, today) > 1) return undefined
  return momentOn(day, REMINDED_AT.fromMinute, zone)
}

function momentOn(day: string, minute: number, zone: string): Date {
  return new Date(startOfCityDay(day, zone).getTime() + minute * MINUTE_MILLISECONDS)
}

/** What a group hears that has not sent: how much time is left, and who below it has not sent either. */
export function reminderReply(own: OwnRound, { city, now }: { city: City; now: Date }): Reply {
  const missing = missingText(own.tree, own.report.unitCode)
  return {
    text: lines(
      text('round.addressed', { unit: calledInside(own.report) }),
      text('round.remind', { ...roundValues(own.tree), left: leftText(own, cityDay(now, city.timeZone)) }),
      ...(missing ? [missing] : []),
    ),
    buttons: roundButtons(own, now, city.timeZone),
    insteadOfNumbers: text('round.byCommand'),
  }
}

function leftText({ round }: OwnRound, today: string): Text {
  const days = daysBetween(today, round.dueDay)
  if (days > 0) return text('round.daysLeft', { count: days })
  return days === 0 ? text('round.dueToday') : text('round.daysLate', { count: -days })
}

/** [Nhắc]: those below the group's unit that have not sent, at most once an hour. */
export async function pressRemind(turn: Turn, number: string): Promise<void> {
  const found = await ownRound(turn, number)
  if (!found || (await officialHere(turn, found.own, 'open and close a report round')) === undefined) return
  const held = await holdRound(turn.store, found.round.id, 'alone')
  if (held?.closedAt) return say(turn, { text: text('round.alreadyClosed', { title: found.round.title }) })
  const run = `round ${found.round.id} nudge ${found.own.unitCode}`
  const last = await lastRun(turn.store, run, new Date(turn.now.getTime() + 1))
  if (last && turn.now.getTime() - last.getTime() < NUDGE_MILLISECONDS) {
    const next = new Date(last.getTime() + NUDGE_MILLISECONDS)
    const times = { time: clock(last, turn.city.timeZone), next: clock(next, turn.city.timeZone) }
    return say(turn, { text: text('round.remindedAlready', times) })
  }
  const unsent = new Set(
    allBelow(found.tree, found.own.unitCode).flatMap(({ report }) =>
      report.firstSentAt ? [] : [report.unitCode],
    ),
  )
  if (unsent.size === 0) return say(turn, { text: text('round.board.all') })
  await claimRun(turn.store, run, turn.now)
  await noteAct(turn, 'round reminded', { unit: found.own, count: unsent.size })
  const told = new Set<string>()
  for (const { report, ...group } of await groupsOfRound(turn, found.tree)) {
    if (!unsent.has(group.unitCode)) continue
    if (report.reachable) told.add(group.unitCode)
    const reply = reminderReply({ ...found, own: group, report }, turn)
    tell(turn, { id: group.chatId, language: languageOf(group) }, reply, 'push')
  }
  say(turn, { text: text('round.reminded', { told: told.size, lost: unsent.size - told.size }) })
}
