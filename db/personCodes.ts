import { and, count, eq, gt, inArray, isNull, lt, or } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { personCodes } from './schema/index.ts'
import { findable } from './seal.ts'

/**
 * Gives a person a new QR in the chat. The one before stays good until `formerGoodUntil`, because it may be on a
 * screenshot that is just being shown at a door.
 */
export async function replaceChatCode(
  { sql: db, keys }: Store,
  personId: number,
  token: string,
  formerGoodUntil: Date,
): Promise<void> {
  await db
    .update(personCodes)
    .set({ goodUntil: formerGoodUntil })
    .where(
      and(eq(personCodes.personId, personId), eq(personCodes.kind, 'chat'), isNull(personCodes.goodUntil)),
    )
  await db
    .insert(personCodes)
    .values({ personId, kind: 'chat', tokenHash: findable(keys, 'personCode', token) })
}

/** What our codes of a person are looked up by: the token in a symbol, or the code printed for typing. */
const KINDS = { token: ['chat', 'card'], code: ['card code'] } as const

/** Whom a code of ours names at a moment; nobody when it was never given out, was replaced or was revoked. */
export async function holderOf(
  { sql: db, keys }: Store,
  what: keyof typeof KINDS,
  said: string,
  at: Date,
): Promise<number | undefined> {
  const [row] = await db
    .select({ personId: personCodes.personId })
    .from(personCodes)
    .where(
      and(
        eq(personCodes.tokenHash, findable(keys, 'personCode', said)),
        inArray(personCodes.kind, [...KINDS[what]]),
        or(isNull(personCodes.goodUntil), gt(personCodes.goodUntil, at)),
      ),
    )
  return row?.personId
}

/** Gives a person a printed card: a token for its symbol and a code for typing, which were given at one moment and end at one. */
export async function giveCard(
  { sql: db, keys }: Store,
  personId: number,
  { token, code }: { readonly token: string; readonly code: string },
  now: Date,
): Promise<void> {
  await db.insert(personCodes).values([
    { personId, kind: 'card', tokenHash: findable(keys, 'personCode', token), createdAt: now },
    { personId, kind: 'card code', tokenHash: findable(keys, 'personCode', code), createdAt: now },
  ])
}

/** Ends a person's cards that were given before a moment, each with its code; gives how many there were. */
export async function revokeCards(
  { sql: db }: Store,
  personId: number,
  before: Date,
  now: Date,
): Promise<number> {
  const ended = await db
    .update(personCodes)
    .set({ goodUntil: now })
    .where(and(areCardsOf(personId), lt(personCodes.createdAt, before)))
    .returning({ kind: personCodes.kind })
  return ended.filter(({ kind }) => kind === 'card').length
}

/** How many cards of a person are good. */
export async function standingCards({ sql: db }: Store, personId: number): Promise<number> {
  const [row] = await db
    .select({ cards: count() })
    .from(personCodes)
    .where(and(areCardsOf(personId), eq(personCodes.kind, 'card')))
  return row?.cards ?? 0
}

function areCardsOf(personId: number) {
  return and(
    eq(personCodes.personId, personId),
    inArray(personCodes.kind, ['card', 'card code']),
    isNull(personCodes.goodUntil),
  )
}
