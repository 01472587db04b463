import type { Days } from '../../../db/figures.ts'
import type { UnitKey } from '../../../db/officials.ts'
import { keepTold } from '../../../db/toldFigures.ts'
import type { Language } from '../../../locales/catalogue.ts'
import type { Reply } from '../../core/outgoing.ts'
import { summaryPeriod } from './periods.ts'
import { summaryReply } from './reply.ts'
import { type Reader, readSummary, today } from './summary.ts'

/** A group's summary of a day or of a week, that nobody asked for. */
export type Push = {
  readonly chatId: number
  readonly unit: UnitKey
  readonly language: Language
  readonly period: 'day' | 'week'
  readonly days: Days
}

/**
 * The summary as it is to be said, with what was added since the last of its kind; what it tells, also of days before, is kept for
 * the next.
 */
export async function pushedSummary(
  reader: Reader,
  { chatId, unit, language, period, days }: Push,
): Promise<Reply> {
  const telling = { chatId, unit, period }
  const told = summaryPeriod(days, today(reader.city, reader.now))
  const summary = await readSummary(reader, unit, told, telling)
  const { ins, outs, declarations } = summary.figures
  const pushed = { firstDay: days.first, asOf: reader.now, ins, outs, declarations }
  for (const one of [pushed, ...summary.sinceTold.now]) await keepTold(reader.store, telling, one)
  return summaryReply(summary, unit, language, 'pushed')
}
