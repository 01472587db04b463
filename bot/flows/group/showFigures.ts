import type { Days } from '../../../db/figures.ts'
import { type UnitKey, unitOfGroup } from '../../../db/officials.ts'
import { daysBetween } from '../../core/cityTime.ts'
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
  const period = periodAsked(turn, days)
  if (!period) return
  const isOwnToday = unit.unitCode === own.unitCode && period.kind === 'day' && period.goesOn
  const telling = { chatId: turn.chat.id, unit: own, period: 'day' as const }
  const summary = await readSummary(turn, unit, period, isOwnToday ? telling : undefined)
  say(turn, summaryReply(summary, unit, turn.language))
}

/** The days as a period, or the word that there are no figures of them. */
export function periodAsked(turn: Turn, days: Days): SummaryPeriod | undefined {
  const now = today(turn.city, turn.now)
  if (days.first > now) return void say(turn, { text: text('figures.ahead') })
  if (daysBetween(days.first, now) > DAYS_BACK)
    return void say(turn, { text: text('figures.tooFar', { days: DAYS_BACK }) })
  return summaryPeriod(days, now)
}

function sayUnknown(turn: Turn, own: UnitKey): void {
  const unknown = text('group.unitUnknown', { unit: unitName(turn.city, own) })
  say(turn, { text: lines(unknown, text('figures.examples')) })
}
