import { sql } from 'drizzle-orm'
import { bigint, date, index, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytes, id, moment, reference } from './columns.ts'
import { chats } from './messages.ts'
import { persons } from './people.ts'

/**
 * A case that is traced: whose visits, in which window, by which rule who else was there. The reference is the case's number
 * in the health authority's own papers, sealed.
 */
export const traces = pgTable(
  'traces',
  {
    id: id().primaryKey(),
    edition: text().notNull(),
    /** The tracer's unit: only venues in it and below are looked at. */
    unitCode: text().notNull(),
    referenceSealed: bytes().notNull(),
    personId: reference().references(() => persons.id, { onDelete: 'set null' }),
    tracerId: reference().references(() => persons.id, { onDelete: 'set null' }),
    fromAt: moment().notNull(),
    toAt: moment().notNull(),
    /** Minutes before and after that still count as together, and by which an end that nobody saw is widened. */
    marginMinutes: smallint().notNull(),
    inferredMinutes: smallint().notNull(),
    createdAt: moment().notNull(),
    /** Notices go out after another official has said yes. */
    noticesAskedAt: moment(),
    approvedAt: moment(),
    /** When a notice was made for each person who was exposed by then. */
    noticesMadeAt: moment(),
    refusedAt: moment(),
    decidedBy: reference().references(() => persons.id, { onDelete: 'set null' }),
  },
  (trace) => [
    index('traces_person').on(trace.personId),
    index('traces_tracer').on(trace.tracerId),
    index('traces_decided_by').on(trace.decidedBy),
    index('traces_created').on(trace.createdAt),
  ],
)

/** One-time addresses of a trace's page. Opened by a button, it is read under a second token until `read_until`. */
export const traceLinks = pgTable(
  'trace_links',
  {
    tokenHash: bytes().primaryKey(),
    readingHash: bytes().unique('trace_links_reading'),
    traceId: reference()
      .notNull()
      .references(() => traces.id, { onDelete: 'cascade' }),
    personId: reference()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    chatId: reference()
      .notNull()
      .references(() => chats.id, { onDelete: 'cascade' }),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
    readUntil: moment(),
  },
  (link) => [
    index('trace_links_trace').on(link.traceId),
    index('trace_links_person').on(link.personId),
    index('trace_links_chat').on(link.chatId),
    index('trace_links_expires').on(link.expiresAt),
  ],
)

/** Somebody exposed who is told: by a message, and where none arrives in time, by a call. */
export const exposureNotices = pgTable(
  'exposure_notices',
  {
    id: id().primaryKey(),
    traceId: reference()
      .notNull()
      .references(() => traces.id, { onDelete: 'cascade' }),
    personId: reference()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    createdAt: moment().notNull(),
    /** The message in the outbox; nothing for whoever has no chat. */
    outboxId: bigint({ mode: 'number' }),
    deliveredAt: moment(),
    /** Since when the person is to be called. */
    callSince: moment(),
    calledAt: moment(),
    calledBy: reference().references(() => persons.id, { onDelete: 'set null' }),
    /** `reached`, or `not reached`: then the person is to be called again. */
    callOutcome: text(),
  },
  (notice) => [
    unique('exposure_notices_once').on(notice.traceId, notice.personId),
    index('exposure_notices_person').on(notice.personId),
    index('exposure_notices_called_by').on(notice.calledBy),
    index('exposure_notices_outbox').on(notice.outboxId).where(sql`${notice.deliveredAt} is null`),
    index('exposure_notices_open')
      .on(notice.createdAt)
      .where(sql`${notice.deliveredAt} is null and ${notice.callSince} is null`),
  ],
)

/**
 * What officials read of people and did about them: who (as logs name them), for which unit and case, what, whose data, which
 * days. Only added to: a trigger refuses all else, but the purge after a year and that two persons become one.
 */
export const officialReads = pgTable(
  'official_reads',
  {
    id: id().primaryKey(),
    readerLogId: uuid().notNull(),
    edition: text().notNull(),
    unitCode: text().notNull(),
    traceId: reference(),
    referenceSealed: bytes().notNull(),
    what: text().notNull(),
    /** Nobody where nothing was found. */
    personLogId: uuid(),
    firstDay: date({ mode: 'string' }),
    lastDay: date({ mode: 'string' }),
    at: moment().notNull(),
  },
  (read) => [
    index('official_reads_person').on(read.personLogId, read.at),
    index('official_reads_reader').on(read.readerLogId, read.at),
    index('official_reads_at').on(read.at),
  ],
)
