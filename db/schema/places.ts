import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, id, moment, reference } from './columns.ts'
import { persons } from './people.ts'

/** The city's units, beside its territory the departments and unions. Codes are recycled between editions, so the key is (edition, code). */
export const units = pgTable(
  'units',
  {
    edition: text().notNull(),
    code: text().notNull(),
    name: text().notNull(),
    type: text().notNull(),
    parentCode: text(),
    healthStationPhone: text(),
    /** A part of the `territory`, or a `body`: a department or a union, below the unit that it belongs to. */
    kind: text().notNull().default('territory'),
  },
  (unit) => [
    primaryKey({ columns: [unit.edition, unit.code] }),
    index('units_parent').on(unit.edition, unit.parentCode),
  ],
)

/** A place with a poster. The registrant's name and phone are sealed. */
export const venues = pgTable(
  'venues',
  {
    id: id().primaryKey(),
    ownerId: reference().references(() => persons.id, { onDelete: 'set null' }),
    name: text().notNull(),
    /** The name without accents and capitals: two venues of one such name in a unit are likely one. */
    foldedName: text().notNull().default(''),
    type: text().notNull(),
    /** How logs and the record of acts name it. */
    logId: uuid().notNull().defaultRandom().unique(),
    addressSealed: bytes(),
    /** The address as it stood before addresses were sealed: a start of the server seals what is left of it. */
    address: text(),
    edition: text().notNull(),
    unitCode: text().notNull(),
    /** The department or union that it belongs to as well, of the same edition. */
    bodyCode: text(),
    registrantSealed: bytes(),
    needsDeclaration: boolean().notNull().default(false),
    /** How many people may be inside at once, since when that many are, and since when nearly that many. */
    capacity: integer(),
    fullAt: moment(),
    nearlyFullAt: moment(),
    /** When it closes, as a minute of the city's day: then its owner gets the day's summary. */
    closingMinute: smallint(),
    createdAt: moment().notNull().defaultNow(),
    /** By its owner, for a time; by an official, who alone may lift it; by its owner, for good. */
    pausedAt: moment(),
    suspendedAt: moment(),
    suspendedBy: reference().references(() => persons.id, { onDelete: 'set null' }),
    closedAt: moment(),
  },
  (venue) => [
    index('venues_owner').on(venue.ownerId),
    index('venues_suspended_by').on(venue.suspendedBy).where(sql`${venue.suspendedBy} is not null`),
    index('venues_closing').on(venue.closingMinute).where(sql`${venue.closingMinute} is not null`),
    index('venues_unit').on(venue.edition, venue.unitCode, venue.foldedName),
    index('venues_body').on(venue.edition, venue.bodyCode).where(sql`${venue.bodyCode} is not null`),
  ],
)

export const gates = pgTable(
  'gates',
  {
    id: id().primaryKey(),
    venueId: reference()
      .notNull()
      .references(() => venues.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    direction: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    /** A gate that is no more stays, because visits were made through it. */
    closedAt: moment(),
  },
  (gate) => [index('gates_venue').on(gate.venueId)],
)

/**
 * A code printed on a poster: `own`, or the payload of a `national` poster that goes on hanging. A replaced one stays,
 * retired, so that whoever scans the old poster is told.
 */
export const gateCodes = pgTable(
  'gate_codes',
  {
    id: id().primaryKey(),
    gateId: reference()
      .notNull()
      .references(() => gates.id, { onDelete: 'cascade' }),
    kind: text().notNull().default('own'),
    codeHash: bytes().notNull(),
    codeSealed: bytes().notNull(),
    createdAt: moment().notNull().defaultNow(),
    retiredAt: moment(),
  },
  (code) => [
    unique('gate_codes_code').on(code.codeHash),
    index('gate_codes_gate').on(code.gateId).where(sql`${code.retiredAt} is null`),
    uniqueIndex('gate_codes_own')
      .on(code.gateId)
      .where(sql`${code.kind} = 'own' and ${code.retiredAt} is null`),
  ],
)

/**
 * Who was where. Partitioned by the city's day (written by hand in the migration); a day's partition is dropped
 * when its retention ends. `recorded_at` is later than `started_at` when the message was under way for long.
 */
export const visits = pgTable(
  'visits',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    startedAt: moment().notNull(),
    endedAt: moment(),
    endedBy: text(),
    personId: reference(),
    venueId: reference().notNull(),
    gateId: reference().notNull(),
    companions: smallint().notNull().default(0),
    recordedBy: text().notNull(),
    /** Who of the venue's people recorded it; nobody when the visitor did. */
    scannedBy: reference(),
    /** The same of its end, where somebody was seen to leave. */
    outBy: reference(),
    /** Nobody saw the person come: the visit began some time before it was seen to end. */
    startInferred: boolean().notNull().default(false),
    legalBasis: text().notNull(),
    recordedAt: moment().notNull().defaultNow(),
  },
  (visit) => [
    primaryKey({ columns: [visit.startedAt, visit.id] }),
    index('visits_venue').on(visit.venueId, visit.startedAt, visit.id, visit.gateId),
    index('visits_person').on(visit.personId, visit.startedAt, visit.venueId),
    index('visits_scanned_by').on(visit.scannedBy).where(sql`${visit.scannedBy} is not null`),
    index('visits_out_by').on(visit.outBy).where(sql`${visit.outBy} is not null`),
  ],
)

/** Where a person is now, at most one place: for head counts and for ends that nobody tapped. */
export const openVisits = pgTable(
  'open_visits',
  {
    personId: reference()
      .primaryKey()
      .references(() => persons.id, { onDelete: 'cascade' }),
    visitId: reference().notNull(),
    startedAt: moment().notNull(),
    venueId: reference().notNull(),
    gateId: reference().notNull(),
    companions: smallint().notNull().default(0),
    endsAt: moment().notNull(),
    /** When the person was reminded to check out. */
    remindedAt: moment(),
  },
  (open) => [index('open_visits_venue').on(open.venueId), index('open_visits_ends').on(open.endsAt)],
)

/** Counts by venue and hour: they feed the summaries and outlive the visits. */
export const venueHours = pgTable(
  'venue_hours',
  {
    venueId: reference()
      .notNull()
      .references(() => venues.id, { onDelete: 'cascade' }),
    hour: moment().notNull(),
    ins: integer().notNull().default(0),
    outs: integer().notNull().default(0),
  },
  (hour) => [primaryKey({ columns: [hour.venueId, hour.hour] }), index('venue_hours_hour').on(hour.hour)],
)

/** Where a venue lay in an edition that is no more in force: its figures of then are still found by it. */
export const venueFormerUnits = pgTable(
  'venue_former_units',
  {
    venueId: reference()
      .notNull()
      .references(() => venues.id, { onDelete: 'cascade' }),
    edition: text().notNull(),
    unitCode: text().notNull(),
    /** The department or union to which it belonged then. */
    bodyCode: text(),
  },
  (former) => [
    primaryKey({ columns: [former.venueId, former.edition] }),
    index('venue_former_units_unit').on(former.edition, former.unitCode),
  ],
)

/** The hours summed up by the city's day, by a trigger: summaries of weeks and of the whole city read these. */
export const venueDays = pgTable(
  'venue_days',
  {
    venueId: reference()
      .notNull()
      .references(() => venues.id, { onDelete: 'cascade' }),
    day: date({ mode: 'string' }).notNull(),
    ins: integer().notNull().default(0),
    outs: integer().notNull().default(0),
  },
  (day) => [primaryKey({ columns: [day.venueId, day.day] }), index('venue_days_day').on(day.day)],
)

/**
 * What is hard to believe of a venue's visits on a day of the city: at an hour when nobody comes, many at once, people who were
 * elsewhere a moment before. Counts without a person, for officials to look at; nobody is kept from anything.
 */
export const plausibilityFlags = pgTable(
  'plausibility_flags',
  {
    venueId: reference()
      .notNull()
      .references(() => venues.id, { onDelete: 'cascade' }),
    day: date({ mode: 'string' }).notNull(),
    /** `hour`, `burst`, `day` or `speed`. */
    kind: text().notNull(),
    count: integer().notNull(),
    firstAt: moment().notNull(),
    lastAt: moment().notNull(),
  },
  (flag) => [
    primaryKey({ columns: [flag.venueId, flag.day, flag.kind] }),
    index('plausibility_flags_day').on(flag.day),
  ],
)

/** The one row that says what holds for the whole city: its time zone, and when the scheme ended, if it did. */
export const cityState = pgTable('city_state', {
  one: boolean().primaryKey().default(true),
  timeZone: text().notNull(),
  endedAt: moment(),
  /** When a server last looked at the clock, and until when nothing is purged because the clock was seen to leap. */
  seenAt: moment(),
  purgesHeldUntil: moment(),
})
