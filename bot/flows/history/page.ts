import { carriedBy } from '../../../db/family.ts'
import { type OwnVisit, ownVisits } from '../../../db/ownVisits.ts'
import { profilesOf } from '../../../db/people.ts'
import type { VisitKey } from '../../../db/visits.ts'
import { addDays, cityDay, dayText, startOfCityDay } from '../../core/cityTime.ts'
import { type DateRange, parseDateRange } from '../../core/dateRange.ts'
import type { Button } from '../../core/outgoing.ts'
import { KEPT_DAYS, type Profile } from '../../core/person.ts'
import { shortName } from '../../core/personName.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { firstKeptDay, keptDays } from '../log/parseAsked.ts'
import { visitsGoneText } from '../scheme/ended.ts'
import { timeText } from '../timeText.ts'
import { dayHeading, visitLine } from './lineText.ts'
import { afterAll, isBySelf } from './mine.ts'
import { readMoment, readVisit, writeMoment, writeVisit } from './ref.ts'

/** Days and visits in one message: what a small screen shows without much scrolling. */
const DAYS_AT_ONCE = 3
const VISITS_AT_ONCE = 15

/** Where a page begins, going back in time, and the moment before which nothing is asked for. */
type Place = { readonly before: VisitKey; readonly from: Date }

/** "lịch sử": the newest visits, or those of the days that were said. */
export async function showHistory(turn: Turn, said: string): Promise<void> {
  const zone = turn.city.timeZone
  const today = cityDay(turn.now, zone)
  if (said.trim() === '')
    return showPage(turn, { before: afterAll(turn), from: startOfCityDay(firstKeptDay(today), zone) })
  const days = parseDateRange(said, today)
  if (!days) return say(turn, { text: text('history.whichDays') })
  const kept = keptDays(days, today)
  if (kept === 'ahead') return say(turn, { text: text('history.ahead') })
  const [count, first] = [KEPT_DAYS, dayText(firstKeptDay(today))]
  if (kept === 'gone') return say(turn, { text: text('history.deleted', { days: count, first }) })
  const before = { id: 0, startedAt: startOfCityDay(addDays(kept.days.last, 1), zone) }
  const from = startOfCityDay(kept.days.first, zone)
  const cut = kept.cut ? text('history.deleted', { days: count, first }) : undefined
  await showPage(turn, { before, from }, { days: kept.days, cut })
}

/** [Ngày trước]: what came before the page. */
export async function pressBefore(turn: Turn, written: string): Promise<void> {
  const place = readPlace(turn, written)
  if (!place) return say(turn, { text: text('menu.staleButton') })
  await showPage(turn, place)
}

/** [Sửa một lượt]: which of the page's. */
export async function pressFix(turn: Turn, written: string): Promise<void> {
  const place = readPlace(turn, written)
  const { shown = [] } = place ? await pageAt(turn, place) : {}
  if (shown.length === 0) return say(turn, { text: text('menu.staleButton') })
  const names = await namesOf(turn, shown)
  const buttons = shown.map((visit): Button<Text>[] => [
    { label: pickLabel(turn, visit, names.get(visit.personId)), press: `visit:${writeVisit(visit)}` },
  ])
  say(turn, { text: text('history.whichVisit'), buttons })
}

function pickLabel(turn: Turn, { startedAt, venueName }: OwnVisit, who: string | undefined): Text {
  const pick = text('history.pick', { time: timeText(turn, startedAt), venue: venueName })
  return who === undefined
    ? pick
    : text('history.noted', { before: pick, note: text('history.note.who', { who }) })
}

async function showPage(
  turn: Turn,
  place: Place,
  asked?: { readonly days: DateRange; readonly cut: Text | undefined },
): Promise<void> {
  const { shown, hasMore } = await pageAt(turn, place)
  const cut = asked?.cut ? [asked.cut] : []
  if (shown.length === 0)
    return say(turn, { text: (await visitsGoneText(turn)) ?? lines(noneText(asked?.days), ...cut) })
  const names = await namesOf(turn, shown)
  const parties = partiesOf(turn, shown)
  const days = parties.map(([{ startedAt }]) => cityDay(startedAt, turn.city.timeZone))
  const parts = parties.flatMap(([visit, ...others], index) => {
    const day = days[index] ?? ''
    const heading = day === days[index - 1] ? [] : [dayHeading(turn, day)]
    const who = [visit, ...others].flatMap(({ personId }) => names.get(personId) ?? [])
    return [...heading, visitLine(turn, visit, who)]
  })
  say(turn, { text: lines(...parts, ...cut), buttons: buttonsOf(place, shown, hasMore) })
}

/** Visits that those of one account made together, the holder's own first: they are read as one. */
function partiesOf({ person }: Turn, shown: readonly OwnVisit[]): [OwnVisit, ...OwnVisit[]][] {
  const parties = new Map<string, [OwnVisit, ...OwnVisit[]]>()
  for (const visit of shown) {
    const { gateId, startedAt, endedAt, endedBy, startInferred } = visit
    const key = JSON.stringify([gateId, startedAt, endedAt, endedBy, startInferred, isBySelf(visit)])
    const party = parties.get(key)
    if (!party) parties.set(key, [visit])
    else if (visit.personId === person?.id) party.unshift(visit)
    else party.push(visit)
  }
  return [...parties.values()]
}

function noneText(days: DateRange | undefined): Text {
  if (!days) return text('history.none', { days: KEPT_DAYS })
  const [first, last] = [dayText(days.first), dayText(days.last)]
  return first === last ? text('history.noneOn', { day: first }) : text('history.noneIn', { first, last })
}

function buttonsOf(place: Place, shown: readonly OwnVisit[], hasMore: boolean): Button<Text>[][] {
  const [first, last] = [shown[0], shown.at(-1)]
  const fix =
    first === last && first
      ? { label: text('history.button.fixOne'), press: `visit:${writeVisit(first)}` }
      : { label: text('history.button.fix'), press: `fixVisit:${writePlace(place)}` }
  const before = hasMore && last ? writePlace({ ...place, before: last }) : undefined
  const earlier = before && { label: text('history.button.before'), press: `visitsBefore:${before}` }
  return [[...(earlier ? [earlier] : []), fix]]
}

/** The newest visits before a place: of a few days, as many as a message holds. */
async function pageAt(turn: Turn, place: Place): Promise<{ shown: OwnVisit[]; hasMore: boolean }> {
  if (!turn.person) return { shown: [], hasMore: false }
  const people = await carriedBy(turn.store, turn.person.id)
  const found = await ownVisits(turn.store, people, { ...place, limit: VISITS_AT_ONCE + 1 })
  const days = found.map(({ startedAt }) => cityDay(startedAt, turn.city.timeZone))
  const last = [...new Set(days)][DAYS_AT_ONCE - 1]
  const shown = found.slice(0, VISITS_AT_ONCE).filter((_, index) => !last || (days[index] ?? '') >= last)
  return { shown, hasMore: found.length > shown.length }
}

/** How those of the family are named beside the holder of the account, who is not. */
async function namesOf(turn: Turn, shown: readonly OwnVisit[]): Promise<Map<number, string>> {
  const members = [...new Set(shown.map(({ personId }) => personId))].filter((id) => id !== turn.person?.id)
  if (members.length === 0) return new Map()
  const profiles = await profilesOf<Profile>(turn.store, members)
  return new Map(
    [...profiles].flatMap(([id, { name }]) => (name === undefined ? [] : [[id, nameShown(turn, name)]])),
  )
}

function nameShown({ channel: { limits } }: Turn, name: string): string {
  return limits.discreet ? shortName(name) : name
}

function writePlace({ before, from }: Place): string {
  return `${writeVisit(before)}.${writeMoment(from)}`
}

/** A forged place reaches no further back than visits are kept. */
function readPlace({ now, city }: Turn, written: string): Place | undefined {
  const cut = written.lastIndexOf('.')
  const [before, from] = [readVisit(written.slice(0, cut)), readMoment(written.slice(cut + 1))]
  if (!before || !from) return undefined
  const kept = startOfCityDay(firstKeptDay(cityDay(now, city.timeZone)), city.timeZone)
  return { before, from: from > kept ? from : kept }
}
