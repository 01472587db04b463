import type { UnitKey } from '../../../db/officials.ts'
import type { Language } from '../../../locales/catalogue.ts'
import type { Button, Reply } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { flagsPress } from '../flag/press.ts'
import type { SummaryPeriod } from './periods.ts'
import { flagDays, type Summary } from './summary.ts'
import { summaryPicture } from './summaryPicture.ts'
import { summaryText } from './summaryText.ts'

/** What more can be asked for: by a button, or where a number would answer nothing by a command. */
type More = { readonly button: Button<Text>; readonly command: Text }

/**
 * A summary as a message: its picture, its words under it, and what more can be asked for. Of one that was pushed nobody is asked
 * for a number, which would answer what was said last.
 */
export function summaryReply(
  summary: Summary,
  unit: UnitKey,
  language: Language,
  how: 'asked' | 'pushed' = 'asked',
): Reply {
  const { text: said, namesAll } = summaryText(summary, language)
  const more = [
    ...(namesAll ? [] : [wholeList(summary, unit)]),
    ...(summary.flagged > 0 ? [flags(summary, unit)] : []),
  ]
  const [only] = more
  const hint = more.length === 1 && !namesAll ? 'figures.quiet.sendNumber' : 'group.sendActNumber'
  return {
    text: said,
    ...(isAnythingToDraw(summary) && {
      attachment: { kind: 'summaryPng' as const, summary: summaryPicture(summary, language) },
    }),
    ...(only && {
      buttons: [more.map(({ button }) => button)],
      ...(how === 'asked'
        ? { numbersHint: text(hint) }
        : { insteadOfNumbers: lines(...more.map(({ command }) => command)) }),
    }),
  }
}

/** All who had no visit. */
function wholeList({ period }: Summary, unit: UnitKey): More {
  return {
    button: { label: text('figures.quiet.button'), press: quietPress(unit, period, 0) },
    command: text(period.kind === 'week' ? 'figures.quiet.byCommandOfWeek' : 'figures.quiet.byCommand'),
  }
}

/** The venues whose visits are hard to believe. */
function flags({ period }: Summary, { unitCode }: UnitKey): More {
  return {
    button: { label: text('flag.summary.button'), press: flagsPress(unitCode, flagDays(period)) },
    command: text(period.kind === 'week' ? 'flag.summary.byCommandOfWeek' : 'flag.summary.byCommand'),
  }
}

/** A unit without any venue and any figure in two weeks is told in words alone. */
function isAnythingToDraw({ figures, days }: Summary): boolean {
  return figures.open > 0 || days.some(({ ins, outs, declarations }) => ins + outs + declarations !== 0)
}

/** A part of the list of those without a visit, beginning behind some. */
export function quietPress({ unitCode }: UnitKey, { first, last }: SummaryPeriod, behind: number): string {
  return `quiet:${unitCode}:${first}:${last}:${behind}`
}
