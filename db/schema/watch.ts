import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, moment, reference } from './columns.ts'
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
