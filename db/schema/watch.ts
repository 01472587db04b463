import { boolean, date, index, integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, id, moment, reference } from './columns.ts'
import { chats } from './messages.ts'

/** How much of what came through a channel in an hour: requests with a bad signature, events, those that mean nothing to us. */
export const tallies = pgTable(
  'tallies',
  {
    channel: text().notNull(),
    what: text().notNull(),
    hour: moment().notNull(),
    count: integer().notNull(),
    lastAt: moment().notNull(),
  },
  (tally) => [
    primaryKey({ columns: [tally.channel, tally.what, tally.hour] }),
    index('tallies_hour').on(tally.hour),
  ],
)

/** Events of a kind that we do not know: the newest of each kind, sealed, for whoever teaches us. */
export const unknownEvents = pgTable(
  'unknown_events',
  {
    channel: text().notNull(),
    name: text().notNull(),
    count: integer().notNull(),
    firstAt: moment().notNull(),
    lastAt: moment().notNull(),
    bodySealed: bytes().notNull(),
  },
  (event) => [primaryKey({ columns: [event.channel, event.name] })],
)

/** What the operator must look at, until it is over. `reason` names it without personal data. */
export const alarms = pgTable('alarms', {
  name: text().primaryKey(),
  reason: text().notNull(),
  count: integer().notNull(),
  raisedAt: moment().notNull(),
  lastAt: moment().notNull(),
})

/** What operators' chats were told last of each alarm. It outlives the alarm, because one may come and go all day. */
export const alarmTellings = pgTable('alarm_tellings', {
  name: text().primaryKey(),
  /** Whether it was told last that the alarm stands, or that it is over. */
  stands: boolean().notNull(),
  /** Since when it stood, as it was told. */
  raisedAt: moment().notNull(),
  raisedToldAt: moment().notNull(),
  overToldAt: moment(),
})

/** Private chats of operators, in which alarms are told. Whose they are stays unsaid. */
export const alarmChats = pgTable('alarm_chats', {
  chatId: reference()
    .primaryKey()
    .references(() => chats.id, { onDelete: 'cascade' }),
  addedAt: moment().notNull().defaultNow(),
})

/**
 * Every official act, and every reading of people's data that no other record holds: who (as logs name them; nobody where the
 * operator or the server did), what, about which unit, venue and person, by random ids alone. Only added to.
 */
export const acts = pgTable(
  'acts',
  {
    id: id().primaryKey(),
    at: moment().notNull(),
    /** `official`, `owner`, `staff`, `person`, `operator` or `server`. */
    actorKind: text().notNull(),
    actorLogId: uuid(),
    what: text().notNull(),
    edition: text(),
    unitCode: text(),
    venueLogId: uuid(),
    personLogId: uuid(),
    firstDay: date({ mode: 'string' }),
    lastDay: date({ mode: 'string' }),
    /** How many persons, rows or units it was about. */
    count: integer(),
  },
  (act) => [
    index('acts_at').on(act.at),
    index('acts_actor').on(act.actorLogId, act.at),
    index('acts_person').on(act.personLogId, act.at),
  ],
)

/** A breach, or what may be one: the authority must hear of it within 72 hours of when it was found. Only added to. */
export const incidents = pgTable('incidents', {
  id: id().primaryKey(),
  foundAt: moment().notNull(),
  recordedAt: moment().notNull(),
})

/** What was found out and done about an incident, in the operator's words, sealed. Only added to. */
export const incidentEntries = pgTable(
  'incident_entries',
  {
    id: id().primaryKey(),
    incidentId: reference()
      .notNull()
      .references(() => incidents.id),
    at: moment().notNull(),
    /** `found`, `note`, `authority told`, `people told` or `closed`. */
    kind: text().notNull(),
    wordsSealed: bytes().notNull(),
  },
  (entry) => [index('incident_entries_incident').on(entry.incidentId, entry.id)],
)

/** Which persons were erased, by the random id that named them: whoever restores an older backup erases them again. Only added to. */
export const erasures = pgTable(
  'erasures',
  { logId: uuid().primaryKey(), at: moment().notNull() },
  (erasure) => [index('erasures_at').on(erasure.at)],
)

/** By which key a process of the server seals, and which it opens: a key is given up when nobody uses it any more. */
export const keyUses = pgTable('key_uses', {
  process: text().primaryKey(),
  seals: smallint().notNull(),
  opens: smallint().array().notNull(),
  seenAt: moment().notNull(),
})

/** How often a chat did something in the window that runs: messages, photos, registrations. */
export const chatUses = pgTable(
  'chat_uses',
  {
    chatId: reference()
      .notNull()
      .references(() => chats.id, { onDelete: 'cascade' }),
    what: text().notNull(),
    windowAt: moment().notNull(),
    count: integer().notNull(),
    /** When the chat was told that it was too much. */
    toldAt: moment(),
  },
  (use) => [primaryKey({ columns: [use.chatId, use.what] }), index('chat_uses_window').on(use.windowAt)],
)
