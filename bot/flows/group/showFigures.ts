import { schemeEndedAt } from '../../../db/cityState.ts'
import type { Days } from '../../../db/figures.ts'
import { type UnitKey, unitOfGroup } from '../../../db/officials.ts'
import { addDays, cityDay, daysBetween, dayText } from '../../core/cityTime.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { fullName, type Unit } from '../../core/units.ts'
import { unitName } from '../unitName.ts'
import { readAsked } from './asked.ts'
import { DAYS_BACK, type SummaryPeriod, summaryPeriod } from './periods.ts'
import { summaryReply } from './reply.ts'
import { readSummary, today } from './summary.ts'
import { searchBelow, unitBelow } from './unitTree.ts'

/** Units of one name that are offered to choose from. */
const CHOICES_SHOWN = 6
/** So many days before the scheme's end are the example of what can still be asked for. */
const EXAMPLE_DAYS = 7
const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * /solieu: the figures of the group's unit, or of one below it that was named, of today or of days that were said. Look-alikes
 * are asked about.
 */
export async function showFigures(turn: Turn, typed: string): Promise<void> {
  const own = await unitOfGroup(turn.store, turn.chat.id)
  if (!own) return say(turn, { text: text('group.notBound') })
  const now = today(turn.city, turn.now)
  const asked = readAsked(typed, now, (named) => searchBelow(turn.city, own, named))
  if (!asked) return sayUnknown(turn, own)
  if (asked.days === 'none')
    return say(turn, { text: lines(text('figures.noSuchDays'), text('figures.examples')) })
  const days = asked.days ?? { first: now, last: now }
  const [only, ...others] = asked.units ?? []
  if (!only) return sayFigures(turn, own, own, days)
  if (others.length === 0) return sayFigures(turn, own, { edition: own.edition, unitCode: only.code }, days)
  say(turn, {
    text: text('group.whichUnit'),
    numbersHint: text('group.sendUnitNumber'),
    buttons: [only, ...others]
      .slice(0, CHOICES_SHOWN)
      .map((unit) => [
        { label: text('plain.words', { words: fullName(unit) }), press: figuresPress(unit, days) },
      ]),
  })
}

function figuresPress({ code }: Unit, { first, last }: Days): string {
  return `figures:${code}:${first}:${last}`
}

/** A unit that was chosen of several; it must still lie below the group's own. */
export async function pressFigures(turn: Turn, argument: string): Promise<void> {
  const own = await unitOfGroup(turn.store, turn.chat.id)
  const [unitCode, first, last] = argument.split(':')
  const unit = own && unitBelow(turn.city, own, unitCode)
  const days = readDays(first, last)
  if (!own || !unit || !days) return say(turn, { text: text('menu.staleButton') })
  await sayFigures(turn, own, unit, days)
}

/** Days of a button; whatever came as one is looked at again. */
export function readDays(first: string | undefined, last: string | undefined): Days | undefined {
  if (!first || !last || !DAY.test(first) || !DAY.test(last) || first > last) return undefined
  return Number.isNaN(Date.parse(first)) || Number.isNaN(Date.parse(last)) ? undefined : { first, last }
}

async function sayFigures(turn: Turn, own: UnitKey, unit: UnitKey, days: Days): Promise<void> {
  const period = await periodAsked(turn, days)
  if (!period) return
  const isOwnToday = unit.unitCode === own.unitCode && period.kind === 'day' && period.goesOn
  const telling = { chatId: turn.chat.id, unit: own, period: 'day' as const }
  const summary = await readSummary(turn, unit, period, isOwnToday ? telling : undefined)
  say(turn, summaryReply(summary, unit, turn.language))
}

/** The days as a period, or the word that there are no figures of them. */
export async function periodAsked(turn: Turn, days: Days): Promise<SummaryPeriod | undefined> {
  const now = today(turn.city, turn.now)
  if (days.first > now) return void say(turn, { text: text('figures.ahead') })
  if (daysBetween(days.first, now) > DAYS_BACK)
    return void say(turn, { text: text('figures.tooFar', { days: DAYS_BACK }) })
  const endedAt = await schemeEndedAt(turn.store)
  return endedAt ? periodBeforeEnd(turn, days, endedAt) : summaryPeriod(days, now)
}

/** After the scheme's end nothing goes on: days that are over are told, up to that of the end. */
function periodBeforeEnd(turn: Turn, days: Days, endedAt: Date): SummaryPeriod | undefined {
  const now = today(turn.city, turn.now)
  const end = cityDay(endedAt, turn.city.timeZone)
  const last = end < now ? end : addDays(now, -1)
  if (days.first <= last)
    return summaryPeriod({ first: days.first, last: days.last < last ? days.last : last }, now)
  const [first, eve] = [dayText(addDays(end, -EXAMPLE_DAYS)), dayText(addDays(end, -1))]
  return void say(turn, { text: text('figures.schemeEnded', { day: dayText(end), first, last: eve }) })
}

function sayUnknown(turn: Turn, own: UnitKey): void {
  const unknown = text('group.unitUnknown', { unit: unitName(turn.city, own) })
  say(turn, { text: lines(unknown, text('figures.examples')) })
}
