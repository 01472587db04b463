import type { Days } from '../../../db/figures.ts'
import { type UnitKey, unitOfGroup } from '../../../db/officials.ts'
import { type FlagOfVenue, flaggedVenues, flagsOfUnit } from '../../../db/plausibilityFlags.ts'
import { addDays, dayText } from '../../core/cityTime.ts'
import { parseDateRange } from '../../core/dateRange.ts'
import type { Button } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { fullName } from '../../core/units.ts'
import { readDays } from '../group/showFigures.ts'
import { today } from '../group/summary.ts'
import { partsOf, unitBelow } from '../group/unitTree.ts'
import { unitName } from '../unitName.ts'
import { flagLine } from './flagText.ts'
import { flagsPress } from './press.ts'

/** Flags in a message, each with its venue's button, and units: what a phone shows on a screen. */
const SHOWN = 8

/** The place of a list: a unit, days, and how much of it was shown. */
type Part = { readonly unit: UnitKey; readonly days: Days; readonly behind: number }

/** /dauhieu: what is to be looked at in the group's unit, of days that were said, else of yesterday and today. */
export async function showFlags(turn: Turn, typed: string): Promise<void> {
  const unit = await unitOfGroup(turn.store, turn.chat.id)
  if (!unit) return say(turn, { text: text('group.notBound') })
  const now = today(turn.city, turn.now)
  const days = typed.trim() === '' ? { first: addDays(now, -1), last: now } : parseDateRange(typed, now)
  if (!days) return say(turn, { text: lines(text('figures.noSuchDays'), text('flag.examples')) })
  await sayPart(turn, { unit, days, behind: 0 })
}

/** [Xem dấu hiệu], a unit below, [Xem tiếp]; the unit must still be the group's to see. */
export async function pressFlags(turn: Turn, argument: string): Promise<void> {
  const own = await unitOfGroup(turn.store, turn.chat.id)
  const [unitCode, first, last, behind = '0'] = argument.split(':')
  const unit = own && unitBelow(turn.city, own, unitCode)
  const days = readDays(first, last)
  if (!unit || !days || !/^\d{1,6}$/.test(behind)) return say(turn, { text: text('menu.staleButton') })
  await sayPart(turn, { unit, days, behind: Number(behind) })
}

async function sayPart(turn: Turn, part: Part): Promise<void> {
  return partsOf(turn.city, part.unit).length > 0 ? sayUnits(turn, part) : sayVenues(turn, part)
}

/** At the lowest level the venues by name. */
async function sayVenues(turn: Turn, part: Part): Promise<void> {
  const flags = await flagsOfUnit(turn.store, part.unit, part.days)
  const shown = flags.slice(part.behind, part.behind + SHOWN)
  const said = shown.map((flag) => flagLine(flag, turn.city.timeZone))
  const mayBe = shown.some(({ kind }) => kind === 'day') ? [text('flag.dayMayBe')] : []
  sayList(turn, part, {
    said: [...said, ...mayBe],
    shown: shown.length,
    buttons: venueButtons(shown),
    all: flags.length,
  })
}

/** Each opens what can be done with it. */
function venueButtons(flags: readonly FlagOfVenue[]): Button<Text>[] {
  const names = new Map(flags.map(({ venueId, venueName }) => [venueId, venueName]))
  return [...names].map(([id, words]) => ({ label: text('plain.words', { words }), press: `place:${id}` }))
}

/** Above it the units below, those with the most first. */
async function sayUnits(turn: Turn, part: Part): Promise<void> {
  const below = partsOf(turn.city, part.unit)
  const codes = below.map(({ code }) => code)
  const counts = await flaggedVenues(turn.store, part.unit.edition, codes, part.days)
  const flagged = below
    .flatMap((unit) => ({ unit, count: counts.get(unit.code) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
  const shown = flagged.slice(part.behind, part.behind + SHOWN)
  const said = shown.map(({ unit, count }) => text('flag.unit', { unit: fullName(unit), count }))
  const buttons = shown.map(({ unit }) => ({
    label: text('plain.words', { words: fullName(unit) }),
    press: flagsPress(unit.code, part.days),
  }))
  sayList(turn, part, { said, shown: shown.length, buttons, all: flagged.length })
}

type Listed = {
  readonly said: readonly Text[]
  /** How many of all those lines are. */
  readonly shown: number
  readonly buttons: readonly Button<Text>[]
  readonly all: number
}

function sayList(turn: Turn, part: Part, { said, shown, buttons, all }: Listed): void {
  const head = headText(turn, part)
  if (said.length === 0) {
    say(turn, { text: lines(head, text('flag.none')) })
    return
  }
  const until = part.behind + shown
  const further = {
    label: text('flag.button.further'),
    press: flagsPress(part.unit.unitCode, part.days, until),
  }
  const isOfVenues = partsOf(turn.city, part.unit).length === 0
  say(turn, {
    text: lines(head, ...said, ...(isOfVenues ? [text('flag.whatToDo')] : []), text('flag.changesNothing')),
    buttons: [...buttons, ...(until < all ? [further] : [])].map((button) => [button]),
    numbersHint: text(isOfVenues ? 'group.sendVenueNumber' : 'group.sendUnitNumber'),
  })
}

function headText({ city }: Turn, { unit, days }: Part): Text {
  const [first, last] = [dayText(days.first), dayText(days.last)]
  return first === last
    ? text('flag.head.day', { unit: unitName(city, unit), day: first })
    : text('flag.head.days', { unit: unitName(city, unit), first, last })
}
