import { lockFamily } from '../../../db/family.ts'
import { leaveAt, type OwnVisit, ownVisits } from '../../../db/ownVisits.ts'
import { addDays, startOfCityDay } from '../../core/cityTime.ts'
import { liesAhead, momentsMeant, type SaidTime } from '../../core/leftAt.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { dropAwaited } from '../checkIn/awaited.ts'
import { passed } from '../live/passed.ts'
import { timeText } from '../timeText.ts'
import { askWhen } from './askWhen.ts'
import { canSayEnd, lastVisits, spanOf, visitOfButton, withCompany } from './mine.ts'
import { readMoment, readVisitAnd, writeMoment, writeVisit } from './ref.ts'

/** Visits of a day among which the one is looked for that somebody left at a time. */
const LOOKED_AT = 12

/** The visit of which somebody was asked when they left, and whether what they said may be of another. */
type Asked = { readonly about: OwnVisit | undefined; readonly orOther: boolean }

/**
 * Somebody says that they left at a time: the visit of which they were asked has ended so, else the newest of theirs that can have
 * ended then.
 */
export async function leftAt(turn: Turn, said: SaidTime, { about, orOther }: Asked): Promise<void> {
  const { person } = turn
  if (!person) return say(turn, { text: text('checkIn.nowhere') })
  if (!about) await lockFamily(turn.store, person.id)
  const isOfFamily = about && about.personId !== person.id
  const others = orOther && !isOfFamily ? await visitsMeant(turn, said) : []
  const visits = about ? [about, ...others.filter(({ id }) => id !== about.id)] : others
  const [newest] = visits
  if (!newest) return say(turn, { text: text('history.left.none') })
  for (const visit of visits) {
    const isMeant = canSayEnd(visit) && (visit === newest || visit.endedBy !== 'out')
    const moments = isMeant ? momentsMeant(said, await spanOf(turn, visit), turn.city.timeZone) : []
    const [only, ...others] = moments
    if (only && others.length === 0) return endThen(turn, visit, only)
    if (only) return askWhich(turn, visit, moments)
  }
  await sayWhyNot(turn, newest, said)
}

async function visitsMeant(turn: Turn, { day }: SaidTime): Promise<OwnVisit[]> {
  const { person, store, city } = turn
  if (!person) return []
  if (day === undefined) return lastVisits(turn, person, LOOKED_AT)
  const from = startOfCityDay(addDays(day, -1), city.timeZone)
  const before = { id: 0, startedAt: startOfCityDay(addDays(day, 1), city.timeZone) }
  return ownVisits(store, [person.id], { from, before, limit: LOOKED_AT })
}

/** What was open has ended late; what had ended, or was taken to have, ended then: for whoever came along as well, if they can have. */
async function endThen(turn: Turn, visit: OwnVisit, at: Date): Promise<void> {
  const [, ...company] = await withCompany(turn, visit)
  await endOne(turn, visit, at)
  let along = 0
  for (const one of company) {
    if (!stayedTogether(one, visit) || at > (await spanOf(turn, one)).to) continue
    await endOne(turn, one, at)
    along += 1
  }
  const values = { time: timeText(turn, at), venue: visit.venueName }
  const said = text(visit.endedBy === null ? 'checkIn.out' : 'history.left.corrected', values)
  say(turn, { text: along > 0 ? lines(said, text('history.left.along')) : said })
}

/** Whether one of the family is still taken to have left with the other: who left at a time of their own did not. */
function stayedTogether(one: OwnVisit, other: OwnVisit): boolean {
  const isOwnEnd = one.endedBy === 'out' && one.endedAt?.getTime() !== other.endedAt?.getTime()
  return canSayEnd(one) && !isOwnEnd
}

async function endOne(turn: Turn, visit: OwnVisit, at: Date): Promise<void> {
  await leaveAt(turn.store, visit, at)
  dropAwaited(turn, visit.id)
  const people = 1 + visit.companions
  if (visit.endedBy === null)
    await passed(turn, { gate: visit, person: { id: visit.personId }, way: 'out', people, at })
}

function askWhich(turn: Turn, visit: OwnVisit, moments: readonly Date[]): void {
  const buttons = moments.map((moment) => ({
    label: text('history.left.at', { time: timeText(turn, moment) }),
    press: `left:${writeVisit(visit)}.${writeMoment(moment)}`,
  }))
  say(turn, { text: text('history.left.which', { venue: visit.venueName }), buttons: [buttons] })
}

/** [10:00]: the one of several times that was meant, or [Ra bây giờ]. It is looked at anew, because a button may be old or forged. */
export async function pressLeft(turn: Turn, argument: string): Promise<void> {
  const { visit: written, more } = readVisitAnd(argument)
  const at = more === undefined ? turn.at : readMoment(more)
  const visit = await visitOfButton(turn, written)
  if (!visit) return
  const { from, to } = await spanOf(turn, visit)
  if (!at || !canSayEnd(visit) || at < from || at > to)
    return say(turn, { text: text('history.left.notThen', { venue: visit.venueName }) })
  await endThen(turn, visit, at)
}

/** Why nothing was recorded, with the question again where another time would do. */
async function sayWhyNot(turn: Turn, visit: OwnVisit, said: SaidTime): Promise<void> {
  const { venueName: venue } = visit
  const isAhead = liesAhead(said, turn.at, turn.city.timeZone)
  if (!canSayEnd(visit)) {
    const why = isAhead ? text('history.left.ahead') : text('history.left.byStaff', { venue })
    return say(turn, { text: why })
  }
  const { from, to } = await spanOf(turn, visit)
  // Within a minute there is no other time to ask for.
  if (timeText(turn, from) === timeText(turn, to))
    return say(turn, { text: text('history.left.justCame', { venue, time: timeText(turn, from) }) })
  const why = isAhead
    ? text('history.left.ahead')
    : text('history.left.between', { from: timeText(turn, from), to: timeText(turn, to) })
  await askWhen(turn, visit, why)
}
