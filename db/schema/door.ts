import {
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { bytes, id, moment, reference } from './columns.ts'
import { chats } from './messages.ts'
import { persons } from './people.ts'
import { gates, venues } from './places.ts'

/** Who may stand at a venue's door beside its owner. The name is the owner's word for the person, sealed. */
export const venueStaff = pgTable(
  'venue_staff',
  {
    id: id().primaryKey(),
    venueId: reference()
      .notNull()
      .references(() => venues.id, { onDelete: 'cascade' }),
    personId: reference()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    nameSealed: bytes().notNull(),
    addedAt: moment().notNull().defaultNow(),
  },
  (staff) => [
    unique('venue_staff_once').on(staff.venueId, staff.personId),
    index('venue_staff_person').on(staff.personId),
  ],
)

/** One-time codes of an owner: to become staff, or to take the venue over. Stored hashed. */
export const venueInvitations = pgTable(
  'venue_invitations',
  {
    codeHash: bytes().primaryKey(),
    venueId: reference()
      .notNull()
      .references(() => venues.id, { onDelete: 'cascade' }),
    purpose: text().notNull(),
    nameSealed: bytes(),
    invitedBy: reference()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
  },
  (invitation) => [
    index('venue_invitations_venue').on(invitation.venueId),
    index('venue_invitations_by').on(invitation.invitedBy),
  ],
)

/** Somebody stands at a gate: what their chat sends is scanned there until the shift ends. */
export const shifts = pgTable(
  'shifts',
  {
    chatId: reference()
      .primaryKey()
      .references(() => chats.id, { onDelete: 'cascade' }),
    personId: reference()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    venueId: reference()
      .notNull()
      .references(() => venues.id, { onDelete: 'cascade' }),
    gateId: reference()
      .notNull()
      .references(() => gates.id, { onDelete: 'cascade' }),
    direction: text().notNull(),
    startedAt: moment().notNull(),
    endsAt: moment().notNull(),
    /** Whether each arrival of the venue is told in the chat, and when it was told last. */
    liveFeed: boolean().notNull().default(false),
    toldAt: moment(),
    /** When its guard was told that its time is over. It stays for a day: what was sent before its end belongs to it. */
    endToldAt: moment(),
  },
  (shift) => [index('shifts_venue').on(shift.venueId), index('shifts_person').on(shift.personId)],
)

/** Arrivals and departures that a shift with a live feed has not been told of. */
export const feedLines = pgTable(
  'feed_lines',
  {
    id: id().primaryKey(),
    chatId: reference()
      .notNull()
      .references(() => shifts.chatId, { onDelete: 'cascade' }),
    personId: reference().references(() => persons.id, { onDelete: 'cascade' }),
    gateId: reference()
      .notNull()
      .references(() => gates.id, { onDelete: 'cascade' }),
    /** `in` or `out`. */
    way: text().notNull(),
    people: smallint().notNull().default(1),
    at: moment().notNull(),
  },
  (line) => [index('feed_lines_chat').on(line.chatId, line.id), index('feed_lines_person').on(line.personId)],
)

/**
 * By which words a venue's log finds whom: keyed hashes of the venue and a folded word of the name as the log shows it, or
 * of a whole phone number, so that two venues' can't be compared. `last_day` is the city's day of the last visit.
 */
export const venueVisitors = pgTable(
  'venue_visitors',
  {
    venueId: reference()
      .notNull()
      .references(() => venues.id, { onDelete: 'cascade' }),
    key: bytes().notNull(),
    personId: reference()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    lastDay: date({ mode: 'string' }).notNull(),
  },
  (visitor) => [
    primaryKey({ columns: [visitor.venueId, visitor.key, visitor.personId] }),
    index('venue_visitors_person').on(visitor.personId),
    index('venue_visitors_day').on(visitor.lastDay),
  ],
)

/** How often a venue's log was searched on a day of the city: a search is for one visitor, not for a list of all. */
export const venueSearches = pgTable(
  'venue_searches',
  {
    venueId: reference()
      .notNull()
      .references(() => venues.id, { onDelete: 'cascade' }),
    day: date({ mode: 'string' }).notNull(),
    count: integer().notNull().default(0),
  },
  (searches) => [primaryKey({ columns: [searches.venueId, searches.day] })],
)

/**
 * One-time addresses of a venue's log as a page. Opened by a button, the page is read under a second token until
 * `read_until`; both are stored hashed.
 */
export const logLinks = pgTable(
  'log_links',
  {
    tokenHash: bytes().primaryKey(),
    readingHash: bytes().unique('log_links_reading'),
    venueId: reference()
      .notNull()
      .references(() => venues.id, { onDelete: 'cascade' }),
    personId: reference()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    chatId: reference()
      .notNull()
      .references(() => chats.id, { onDelete: 'cascade' }),
    /** What the page shows first: the days and gate that were asked for in the chat, sealed. */
    askedSealed: bytes().notNull(),
    language: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
    readUntil: moment(),
  },
  (link) => [
    index('log_links_venue').on(link.venueId),
    index('log_links_person').on(link.personId),
    index('log_links_chat').on(link.chatId),
    index('log_links_expires').on(link.expiresAt),
  ],
)

/** A log that is being written into a file, a part at a time, and waits to be fetched. */
export const exports = pgTable(
  'exports',
  {
    id: id().primaryKey(),
    chatId: reference()
      .notNull()
      .references(() => chats.id, { onDelete: 'cascade' }),
    personId: reference()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    venueId: reference()
      .notNull()
      .references(() => venues.id, { onDelete: 'cascade' }),
    format: text().notNull(),
    /** The days, gate and words that were asked for, sealed. */
    askedSealed: bytes().notNull(),
    language: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    nextAt: moment().notNull().defaultNow(),
    attempts: smallint().notNull().default(0),
    lease: text(),
    rowsDone: integer().notNull().default(0),
    doneAt: moment(),
    outcome: text(),
  },
  (one) => [
    index('exports_due').on(one.nextAt),
    index('exports_chat').on(one.chatId),
    index('exports_person').on(one.personId),
    index('exports_venue').on(one.venueId),
  ],
)

/** The parts of a written file, in order. */
export const exportParts = pgTable(
  'export_parts',
  {
    exportId: reference()
      .notNull()
      .references(() => exports.id, { onDelete: 'cascade' }),
    place: integer().notNull(),
    bytesSealed: bytes().notNull(),
  },
  (part) => [primaryKey({ columns: [part.exportId, part.place] })],
)

/**
 * Codes that nobody here gave out and that people say hang at a place: a sticker over a poster. Only a hash of what the code
 * says is kept, and who reported it as a chat, once for each place: one sticker may hang at many.
 */
export const strangeCodes = pgTable(
  'strange_codes',
  {
    id: id().primaryKey(),
    codeHash: bytes().notNull(),
    chatId: reference()
      .notNull()
      .references(() => chats.id, { onDelete: 'cascade' }),
    /** The venue that is meant, where we know it, and its unit. */
    venueId: reference().references(() => venues.id, { onDelete: 'cascade' }),
    edition: text().notNull(),
    unitCode: text().notNull(),
    reportedAt: moment().notNull(),
    /** When the owner and the ward were told of this code at this place. */
    toldAt: moment(),
  },
  (report) => [
    unique('strange_codes_once')
      .on(report.codeHash, report.chatId, report.edition, report.unitCode, report.venueId)
      .nullsNotDistinct(),
    index('strange_codes_chat').on(report.chatId),
    index('strange_codes_venue').on(report.venueId),
    index('strange_codes_reported').on(report.reportedAt),
  ],
)
