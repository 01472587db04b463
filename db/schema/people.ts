import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
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
  },
  (person) => [index('persons_phone').on(person.phoneHash)],
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
    givenAt: moment().notNull(),
    withdrawnAt: moment(),
  },
  (consent) => [
    uniqueIndex('consents_standing')
      .on(consent.personId, consent.purpose)
      .where(sql`${consent.withdrawnAt} is null`),
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
  },
  (declaration) => [
    index('declarations_person').on(declaration.personId, declaration.declaredAt),
    index('declarations_unit').on(declaration.edition, declaration.unitCode, declaration.declaredAt),
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
