import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, id, moment, reference } from './columns.ts'

/** A person. Names, phone and the like are sealed in the profile; `log_id` is how logs name the person. */
export const persons = pgTable(
  'persons',
  {
    id: id().primaryKey(),
    logId: uuid().notNull().defaultRandom().unique(),
    profileSealed: bytes().notNull(),
    phoneHash: bytes(),
    createdAt: moment().notNull().defaultNow(),
    usedAt: moment().notNull().defaultNow(),
    /** Whether the person wants to be reminded to check out; the channel's way when nothing was said. */
    reminders: boolean(),
    /** Whether the person wants to be told when their visits and declarations have been deleted. */
    receipts: boolean().notNull().default(false),
  },
  (person) => [index('persons_phone').on(person.phoneHash)],
)

/**
 * The random ids under which logs knew a person who has turned out to be this one. Only added to; a row goes with the person, so that
 * the logs lead to nobody then.
 */
export const formerLogIds = pgTable(
  'former_log_ids',
  {
    logId: uuid().primaryKey(),
    personId: reference()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    at: moment().notNull(),
  },
  (former) => [index('former_log_ids_person').on(former.personId)],
)

/** A person's yes to one purpose: which text was shown, where, when, and when it was taken back. */
export const consents = pgTable(
  'consents',
  {
    id: id().primaryKey(),
    personId: reference()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    purpose: text().notNull(),
    textVersion: text().notNull(),
    channel: text().notNull(),
    /** Who said it for a member of the family; nobody when the person did. */
    givenBy: reference().references(() => persons.id, { onDelete: 'set null' }),
    /** By what right: as who represents them, because they were asked, or as one of the two. */
    givenAs: text(),
    givenAt: moment().notNull(),
    withdrawnAt: moment(),
  },
  (consent) => [
    uniqueIndex('consents_standing')
      .on(consent.personId, consent.purpose)
      .where(sql`${consent.withdrawnAt} is null`),
    index('consents_given_by').on(consent.givenBy).where(sql`${consent.givenBy} is not null`),
  ],
)

/** A health declaration that was sent. The answers are sealed; the unit stands open for the counts. */
export const declarations = pgTable(
  'declarations',
  {
    id: id().primaryKey(),
    personId: reference()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    template: text().notNull(),
    answersSealed: bytes().notNull(),
    risk: boolean().notNull(),
    edition: text().notNull(),
    unitCode: text(),
    legalBasis: text().notNull(),
    declaredAt: moment().notNull(),
    validUntil: moment().notNull(),
    /** When it is deleted, by its form's rule. */
    keptUntil: moment().notNull(),
    /** Who declared for the person; nobody when the person did. */
    declaredBy: reference().references(() => persons.id, { onDelete: 'set null' }),
  },
  (declaration) => [
    index('declarations_person').on(declaration.personId, declaration.declaredAt),
    index('declarations_kept').on(declaration.keptUntil),
    index('declarations_declared_by')
      .on(declaration.declaredBy)
      .where(sql`${declaration.declaredBy} is not null`),
  ],
)

/** Tokens of personal QR codes, stored hashed: the newest of the chat, those replaced, printed cards. */
export const personCodes = pgTable(
  'person_codes',
  {
    id: id().primaryKey(),
    personId: reference()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    tokenHash: bytes().notNull(),
    createdAt: moment().notNull().defaultNow(),
    goodUntil: moment(),
  },
  (code) => [unique('person_codes_token').on(code.tokenHash), index('person_codes_person').on(code.personId)],
)

/**
 * How many declarations of a day of the city were made in a unit by a form: all, those with a risk, and those that its form
 * counts. They outlive the declarations; of somebody elsewhere the unit is the whole city.
 */
export const declarationCounts = pgTable(
  'declaration_counts',
  {
    edition: text().notNull(),
    unitCode: text().notNull(),
    day: date().notNull(),
    template: text().notNull(),
    name: text().notNull(),
    count: integer().notNull(),
  },
  (counted) => [
    primaryKey({
      columns: [counted.edition, counted.unitCode, counted.day, counted.template, counted.name],
    }),
  ],
)

/** Since when a form is in force in a unit and all below it that have none of their own, and until when. */
export const templateUses = pgTable(
  'template_uses',
  {
    id: id().primaryKey(),
    edition: text().notNull(),
    unitCode: text().notNull(),
    template: text().notNull(),
    since: moment().notNull().defaultNow(),
    until: moment(),
  },
  (use) => [
    uniqueIndex('template_uses_standing')
      .on(use.edition, use.unitCode, use.template)
      .where(sql`${use.until} is null`),
  ],
)

/** Who is carried in whose account. A member is a person of their own, without a chat. */
export const family = pgTable(
  'family',
  {
    memberId: reference()
      .primaryKey()
      .references(() => persons.id, { onDelete: 'cascade' }),
    holderId: reference()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    relation: text().notNull(),
    addedAt: moment().notNull().defaultNow(),
  },
  (member) => [index('family_holder').on(member.holderId)],
)
