import type { UnitKey } from '../../../db/officials.ts'
import type { Language } from '../../../locales/catalogue.ts'
import type { Reply } from '../../core/outgoing.ts'
import { text } from '../../core/text.ts'
import type { SummaryPeriod } from './periods.ts'
import type { Summary } from './summary.ts'
import { summaryPicture } from './summaryPicture.ts'
import { summaryText } from './summaryText.ts'

/** A summary as a message: its picture, its words under it, and the whole list of those without a visit to be asked for. */
export function summaryReply(summary: Summary, unit: UnitKey, language: Language): Reply {
  const { text: said, namesAll } = summaryText(summary, language)
  return {
    text: said,
    ...(isAnythingToDraw(summary) && {
      attachment: { kind: 'summaryPng' as const, summary: summaryPicture(summary, language) },
    }),
    ...(!namesAll && {
      buttons: [[{ label: text('figures.quiet.button'), press: quietPress(unit, summary.period, 0) }]],
      numbersHint: text('figures.quiet.sendNumber'),
    }),
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
