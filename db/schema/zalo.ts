import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, moment } from './columns.ts'

/**
 * The tokens of an Official Account, sealed. A refresh token works once, so both are written together under a lock of this
 * row; `consent_needed_at` stands when only an administrator's consent can give new ones.
 */
export const oaTokens = pgTable('oa_tokens', {
  oaId: text().primaryKey(),
  accessSealed: bytes().notNull(),
  refreshSealed: bytes().notNull(),
  refreshedAt: moment().notNull(),
  accessUntil: moment().notNull(),
  consentNeededAt: moment(),
})

/** Consents under way: the state that must come back with the code, hashed, and the PKCE verifier that goes with it. */
export const oaConsents = pgTable('oa_consents', {
  stateHash: bytes().primaryKey(),
  verifierSealed: bytes().notNull(),
  createdAt: moment().notNull().defaultNow(),
  expiresAt: moment().notNull(),
  usedAt: moment(),
})

/** What a messenger sells by the month and we must count ourselves, such as uploads. */
export const monthlyUses = pgTable(
  'monthly_uses',
  { channel: text().notNull(), what: text().notNull(), month: text().notNull(), used: integer().notNull() },
  (use) => [primaryKey({ columns: [use.channel, use.what, use.month] })],
)
