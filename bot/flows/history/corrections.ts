import { leaveVisit, setCompanionsOf, takeBackDeparture, takeBackVisit } from '../../../db/doorVisits.ts'
import { type OwnVisit, ownVisit } from '../../../db/ownVisits.ts'
import { openVisitOf } from '../../../db/visits.ts'
import { cityDay } from '../../core/cityTime.ts'
import { KEPT_DAYS } from '../../core/person.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { usualEnd } from '../../core/venueTypes.ts'
import { sayUndone } from '../checkIn/answers.ts'
import { dropAwaited } from '../checkIn/awaited.ts'
import { arrivalChanged, passed } from '../live/passed.ts'
import { timeText } from '../timeText.ts'
import { canGoOn, leftOpenBefore, sayVisit, wasGoingOut } from './card.ts'
import { isBySelf, isRecent, visitOfButton, withCompany } from './mine.ts'
import { readVisitAnd } from './ref.ts'

/** Companions that can be chosen, nobody among them. */
const COMPANIONS_OFFERED = [0, 1, 2, 3, 4, 5, 6]

/** [Huỷ lượt này] of a visit of today, open or over: everything is as if it had not been recorded. */
export async function pressTakeBack(turn: Turn, written: string): Promise<void> {
  const visit = await visitOfButton(turn, written)
  if (!visit) return
  const { timeZone } = turn.city
  if (!isBySelf(visit)) return say(turn, { text: text('history.byStaff') })
  if (cityDay(visit.startedAt, timeZone) !== cityDay(turn.now, timeZone))
    return say(turn, { text: text('history.onlyToday', { days: KEPT_DAYS }) })
  for (const one of await withCompany(turn, visit)) await undo(turn, one)
  const before = visit.endedBy === null ? await openVisitOf(turn.store, visit.personId) : undefined
  sayUndone(turn, visit.venueName, before)
}

/** [Đổi thành Ra]: who seemed to come in was going out of where they had been before. */
export async function pressTurnOut(turn: Turn, written: string): Promise<void> {
  const visit = await visitOfButton(turn, written)
  if (!visit) return
  const before = (await wasGoingOut(turn, visit)) && (await leftOpenBefore(turn, visit))
  if (!before) return say(turn, { text: text('history.notNow') })
  for (const one of await withCompany(turn, visit)) {
    const earlier = await leftOpenBefore(turn, one)
    await undo(turn, one)
    if (earlier) await leaveThen(turn, earlier, one)
  }
  const [from, time] = [timeText(turn, before.startedAt), timeText(turn, visit.startedAt)]
  say(turn, { text: text('history.turnedOut', { time, venue: visit.venueName, from }) })
}

async function undo(turn: Turn, visit: OwnVisit): Promise<void> {
  await takeBackVisit(turn.store, visit, { now: turn.now, usualEnd })
  dropAwaited(turn, visit.id)
  await arrivalChanged(turn, visit, { id: visit.personId }, 0)
}

/** The earlier visit ended when the other seemed to begin, with whoever came to that one. */
async function leaveThen(turn: Turn, earlier: OwnVisit, { startedAt: at, companions, personId }: OwnVisit) {
  await leaveVisit(turn.store, earlier, at)
  await passed(turn, { gate: earlier, person: { id: personId }, way: 'out', people: 1 + companions, at })
}

/** [Tôi chưa ra]: the visit goes on, or ends as it would have by itself. */
export async function pressNotOut(turn: Turn, written: string): Promise<void> {
  const visit = await visitOfButton(turn, written)
  if (!visit) return
  if (!canGoOn(turn, visit)) return say(turn, { text: text('history.notNow') })
  for (const one of await withCompany(turn, visit)) {
    if (!canGoOn(turn, one) || one.endedAt?.getTime() !== visit.endedAt?.getTime()) continue
    await takeBackDeparture(turn.store, one, { now: turn.now, usualEnd })
    await arrivalChanged(turn, one, { id: one.personId }, 1 + one.companions)
  }
  const now = await ownVisit(turn.store, [visit.personId], visit)
  if (now) await sayVisit(turn, now)
}

/** [Đi cùng] of a visit that may be over; the number chosen comes back behind the visit. */
export async function pressAlong(turn: Turn, argument: string): Promise<void> {
  const { visit: written, more } = readVisitAnd(argument)
  const visit = await visitOfButton(turn, written)
  if (!visit) return
  const { venueName: venue } = visit
  if (visit.startInferred || !isRecent(turn, visit)) return say(turn, { text: text('history.notNow') })
  const count = COMPANIONS_OFFERED.find((offered) => String(offered) === more)
  if (count === undefined) {
    const choices = COMPANIONS_OFFERED.map((n) => ({
      label: n === 0 ? text('history.nobodyAlong') : text('checkIn.companionCount', { count: n }),
      press: `along:${written}.${n}`,
    }))
    return say(turn, {
      text: text('history.howMany', { venue }),
      buttons: [choices.slice(0, 4), choices.slice(4)],
    })
  }
  await setCompanionsOf(turn.store, visit, count)
  await arrivalChanged(turn, visit, { id: visit.personId }, 1 + count)
  const kept =
    count === 0 ? text('history.alone', { venue }) : text('checkIn.companionsKept', { count, venue })
  say(turn, { text: kept })
}
