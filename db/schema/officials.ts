import { date, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { bytes, id, moment, reference } from './columns.ts'
import { chats } from './messages.ts'
import { persons } from './people.ts'

/**
 * Who may act for a unit: appointed by the operator, or by an official above; ends by itself at its time. The name is the word of
 * whoever appointed for the person, sealed.
 */
export const officials = pgTable(
  'officials',
  {
    id: id().primaryKey(),
    personId: reference()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    edition: text().notNull(),
    unitCode: text().notNull(),
    role: text().notNull(),
    nameSealed: bytes(),
    /** Nobody where the operator did. */
    appointedBy: reference().references(() => persons.id, { onDelete: 'set null' }),
    appointedAt: moment().notNull().defaultNow(),
    until: moment(),
  },
  (official) => [
    unique('officials_once').on(official.personId, official.edition, official.unitCode, official.role),
    index('officials_unit').on(official.edition, official.unitCode),
    index('officials_appointed_by').on(official.appointedBy),
  ],
)

/** A unit's group chat. */
export const unitGroups = pgTable(
  'unit_groups',
  {
    chatId: reference()
      .primaryKey()
      .references(() => chats.id, { onDelete: 'cascade' }),
    edition: text().notNull(),
    unitCode: text().notNull(),
    boundBy: reference().references(() => persons.id, { onDelete: 'set null' }),
    boundAt: moment().notNull().defaultNow(),
  },
  (group) => [index('unit_groups_unit').on(group.edition, group.unitCode)],
)

/**
 * One-time codes: to appoint an official, to bind a group, to be told of alarms. Stored hashed. Of an official it says to what
 * role, until when, by whom and under which name.
 */
export const invitations = pgTable(
  'invitations',
  {
    codeHash: bytes().primaryKey(),
    purpose: text().notNull(),
    edition: text().notNull(),
    unitCode: text().notNull(),
    role: text(),
    nameSealed: bytes(),
    until: moment(),
    /** Nobody where the operator did. */
    invitedBy: reference().references(() => persons.id, { onDelete: 'cascade' }),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
  },
  (invitation) => [index('invitations_invited_by').on(invitation.invitedBy)],
)

/** What a group was told of a day or week last: what has been added since is told next time. */
export const toldFigures = pgTable(
  'told_figures',
  {
    chatId: reference()
      .notNull()
      .references(() => chats.id, { onDelete: 'cascade' }),
    /** `day` or `week`. */
    period: text().notNull(),
    firstDay: date({ mode: 'string' }).notNull(),
    edition: text().notNull(),
    unitCode: text().notNull(),
    asOf: moment().notNull(),
    ins: integer().notNull(),
    outs: integer().notNull(),
    declarations: integer().notNull(),
  },
  (told) => [primaryKey({ columns: [told.chatId, told.period, told.firstDay] })],
)
