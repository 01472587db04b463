import type { RoundReport } from '../../../db/rounds.ts'
import type { City } from '../../core/city.ts'
import { clock, dateText, dayText } from '../../core/cityTime.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { fullName, nameInSentence } from '../../core/units.ts'
import { figureLines } from './figures.ts'
import type { OwnRound } from './ownRound.ts'
import { calledAlone, calledInside, partsOf, type RoundTree, reportingTo, standingOf } from './tree.ts'

/** Names of units that stand in a sentence; the board has them all. */
const NAMES_IN_A_SENTENCE = 8

/** The period of a round, its title and by when reports are due, as texts of it take them. */
export function roundValues({ round }: Pick<RoundTree, 'round'>) {
  return {
    title: round.title,
    first: dayText(round.firstDay),
    last: dayText(round.lastDay),
    due: dayText(round.dueDay),
  }
}

/** `14:05 ngày 24/11/2025`. */
export function momentText(moment: Date, zone: string): Text {
  return text('plain.moment', { time: clock(moment, zone), day: dateText(moment, zone) })
}

/** Which round a file is of, and of when its figures are. */
export function fileText(tree: RoundTree, city: City, now: Date): Text {
  return text('round.file', { ...roundValues(tree), moment: momentText(now, city.timeZone) })
}

/** Who opened the round, inside a sentence. */
export function openerName({ round, byCode }: RoundTree, city: City): string {
  const opener = byCode.get(round.unitCode)
  return opener ? calledInside(opener) : nameInSentence(city.units.root)
}

/** The same, to begin a sentence. */
export function openerAlone({ round, byCode }: RoundTree, city: City): string {
  const opener = byCode.get(round.unitCode)
  return opener ? calledAlone(opener) : fullName(city.units.root)
}

/** A unit's report as it stands, with its figures: those that were sent, else those of now. */
export function reportText(
  { own, round, tree, report }: OwnRound,
  figures: RoundReport['figures'],
  city: City,
  now: Date,
): Text {
  const below = reportingTo(tree, report.unitCode)
  return lines(
    text('round.head', roundValues(tree)),
    text('round.standing', { unit: calledAlone(report), standing: standingText(report, tree, city) }),
    ...(figures ? figureLines(figures) : []),
    text('round.asOf', { moment: momentText(report.sentAt ?? now, city.timeZone) }),
    targetText({ own, round, tree, report }),
    remarksText(report),
    ...(below.length > 0 ? [belowText(below)] : []),
    ...(tree.round.closedAt
      ? [text('round.isClosed', { moment: momentText(tree.round.closedAt, city.timeZone) })]
      : []),
  )
}

/** The number that a unit wrote; one that has others below it writes none. */
export function targetText({ tree, report }: OwnRound): Text {
  if (partsOf(tree, report).length > 0) return text('round.targetOfBelow')
  const { target } = report
  return target === null ? text('round.noTarget') : text('round.target', { count: target })
}

export function remarksText({ remarks }: RoundReport): Text {
  return remarks === null ? text('round.noRemarks') : text('round.remarks', { words: remarks })
}

/** Whether and when a unit has sent, and how often it was corrected. */
export function standingText(report: RoundReport, { round }: RoundTree, city: City): Text {
  if (!report.firstSentAt) return text('round.notSent')
  const moment = momentText(report.firstSentAt, city.timeZone)
  const isLate = standingOf(report, round, city.timeZone) === 'late'
  const sent = isLate ? text('round.sentLate', { moment }) : text('round.sent', { moment })
  if (report.corrections === 0) return sent
  return text('plain.then', { first: sent, second: text('round.corrected', { count: report.corrections }) })
}

/** How many of the units that report to one have sent. */
export function belowText(below: readonly RoundReport[]): Text {
  return text('round.below', {
    sent: below.filter(({ firstSentAt }) => firstSentAt).length,
    all: below.length,
  })
}

/** Who has not sent of the units that report to one; nothing where all have. */
export function missingText(tree: RoundTree, unitCode: string): Text | undefined {
  const missing = reportingTo(tree, unitCode).filter(({ firstSentAt }) => !firstSentAt)
  if (missing.length === 0) return undefined
  const shown = missing.slice(0, NAMES_IN_A_SENTENCE).map(calledInside).join(', ')
  const rest = missing.length - NAMES_IN_A_SENTENCE
  return rest > 0
    ? text('round.missingMore', { count: missing.length, names: shown, rest })
    : text('round.missing', { count: missing.length, names: shown })
}
