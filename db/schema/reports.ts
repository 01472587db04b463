import { date, index, integer, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { bytes, id, moment, reference } from './columns.ts'
import { persons } from './people.ts'

/** A report round: what a unit asks of all below it, for a period, by a day. */
export const reportRounds = pgTable(
  'report_rounds',
  {
    id: id().primaryKey(),
    edition: text().notNull(),
    unitCode: text().notNull(),
    title: text().notNull(),
    /** City days, the first and the last of the period, and the one by whose end reports are due. */
    firstDay: date({ mode: 'string' }).notNull(),
    lastDay: date({ mode: 'string' }).notNull(),
    dueDay: date({ mode: 'string' }).notNull(),
    openedBy: reference().references(() => persons.id, { onDelete: 'set null' }),
    openedAt: moment().notNull(),
    closedAt: moment(),
  },
  (round) => [
    index('report_rounds_unit').on(round.edition, round.unitCode),
    index('report_rounds_opened_by').on(round.openedBy),
  ],
)

/**
 * What one unit reports in a round, or is still to report. Made for every unit when the round is opened, with the unit to
 * which it reports, so that a round stays as it was when units change. `figures` are those of the moment at which it was sent.
 */
export const roundReports = pgTable(
  'round_reports',
  {
    roundId: reference()
      .notNull()
      .references(() => reportRounds.id, { onDelete: 'cascade' }),
    unitCode: text().notNull(),
    /** Nothing for the unit that opened the round. */
    aboveCode: text(),
    /** How many venues ought to have a code. */
    target: integer(),
    remarksSealed: bytes(),
    figures: jsonb(),
    firstSentAt: moment(),
    sentAt: moment(),
    sentBy: reference().references(() => persons.id, { onDelete: 'set null' }),
    /** How often it was sent again. */
    corrections: smallint().notNull().default(0),
  },
  (report) => [
    primaryKey({ columns: [report.roundId, report.unitCode] }),
    index('round_reports_above').on(report.roundId, report.aboveCode),
    index('round_reports_sent_by').on(report.sentBy),
  ],
)
