import { sql } from 'drizzle-orm'
import { date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, id, moment, reference } from './columns.ts'
import { persons } from './people.ts'
import { venues } from './places.ts'

/**
 * What people asked by the rights they have in their data, and by when it must be answered and done. What the bot did at once
 * is done when it is asked. `person_log_id` names nobody once the person is erased.
 */
export const dataRequests = pgTable(
  'data_requests',
  {
    id: id().primaryKey(),
    personLogId: uuid().notNull(),
    personId: reference().references(() => persons.id, { onDelete: 'set null' }),
    kind: text().notNull(),
    /** What was asked in the person's own words, and what was answered. */
    askedSealed: bytes(),
    answerSealed: bytes(),
    askedAt: moment().notNull(),
    answerBy: moment().notNull(),
    doBy: moment().notNull(),
    answeredAt: moment(),
    doneAt: moment(),
  },
  (request) => [
    index('data_requests_person').on(request.personId),
    index('data_requests_due').on(request.doBy).where(sql`${request.doneAt} is null`),
  ],
)

/** Who looked into a venue's log, which days of it, and how: what lies in it are the visitors' data. Only added to. */
export const logReads = pgTable(
  'log_reads',
  {
    id: id().primaryKey(),
    venueId: reference()
      .notNull()
      .references(() => venues.id, { onDelete: 'cascade' }),
    readerLogId: uuid().notNull(),
    how: text().notNull(),
    firstDay: date().notNull(),
    lastDay: date().notNull(),
    at: moment().notNull(),
  },
  (read) => [index('log_reads_venue').on(read.venueId, read.at)],
)

/** What was deleted because its time was over: of which table, up to which moment, how much, and when. Only added to. */
export const purges = pgTable(
  'purges',
  {
    id: id().primaryKey(),
    what: text().notNull(),
    before: moment().notNull(),
    rows: integer().notNull(),
    at: moment().notNull(),
  },
  (purge) => [index('purges_at').on(purge.at)],
)
