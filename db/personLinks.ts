import { and, eq, gt, isNull, or } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { personLinks } from './schema/index.ts'
import { findable } from './seal.ts'

/** Far longer than a turn waits for another chat (`otherChats.ts`). */
const LONGEST_TURN_MILLISECONDS = 60_000

/** A one-time code by which a second chat becomes the same person's, and how far that has come. */
export type PersonLink = {
  readonly id: number
  /** The chat that got the code, and the only one that can say yes. */
  readonly chatId: number
  readonly personId: number
  /** The member of the person's family who is handed over by it; without one, the second chat becomes the person's. */
  readonly memberId: number | null
  /** The chat that brought the code and waits for the yes. */
  readonly askedChatId: number | null
  /** When that chat, which has a person of its own, agreed; only then may the two become one. */
  readonly agreedAt: Date | null
  readonly expiresAt: Date
  readonly doneAt: Date | null
}

const columns = {
  id: personLinks.id,
  chatId: personLinks.chatId,
  personId: personLinks.personId,
  memberId: personLinks.memberId,
  askedChatId: personLinks.askedChatId,
  agreedAt: personLinks.agreedAt,
  expiresAt: personLinks.expiresAt,
  doneAt: personLinks.doneAt,
}

/** Keeps a chat's new code by its hash. The chat's code before it ends here, so that one at most is good. */
export async function giveLinkCode(
  { sql: db, keys }: Store,
  code: string,
  { now, ...link }: { chatId: number; personId: number; memberId?: number; now: Date; expiresAt: Date },
): Promise<void> {
  await db
    .update(personLinks)
    .set({ expiresAt: now })
    .where(
      and(eq(personLinks.chatId, link.chatId), isNull(personLinks.doneAt), gt(personLinks.expiresAt, now)),
    )
  await db.insert(personLinks).values({ codeHash: findable(keys, 'personLink', code), ...link })
}

export async function linkByCode({ sql: db, keys }: Store, code: string): Promise<PersonLink | undefined> {
  const [link] = await db
    .select(columns)
    .from(personLinks)
    .where(eq(personLinks.codeHash, findable(keys, 'personLink', code)))
  return link
}

export async function linkById({ sql: db }: Store, id: number): Promise<PersonLink | undefined> {
  const [link] = await db.select(columns).from(personLinks).where(eq(personLinks.id, id))
  return link
}

/** Notes which chat brought the code; false when another one was quicker. */
export async function bringLinkCode({ sql: db }: Store, id: number, chatId: number): Promise<boolean> {
  const brought = await db
    .update(personLinks)
    .set({ askedChatId: chatId })
    .where(
      and(eq(personLinks.id, id), or(isNull(personLinks.askedChatId), eq(personLinks.askedChatId, chatId))),
    )
    .returning({ id: personLinks.id })
  return brought.length > 0
}

/** Notes that the chat which brought the code wants what is its own to become the other's too. */
export async function agreeToLink({ sql: db }: Store, id: number, now: Date): Promise<void> {
  await db.update(personLinks).set({ agreedAt: now }).where(eq(personLinks.id, id))
}

/**
 * Ends a code that was not used. It stays for a while, so that whoever sends it again is told. It ended a little before
 * now, so that a yes that began in the other chat a moment earlier, and waits for this one, finds it ended too.
 */
export async function endLinkCode({ sql: db }: Store, id: number, now: Date): Promise<void> {
  await db
    .update(personLinks)
    .set({ expiresAt: new Date(now.getTime() - LONGEST_TURN_MILLISECONDS) })
    .where(and(eq(personLinks.id, id), isNull(personLinks.doneAt)))
}

/** Forgets the codes that a chat was given or brought: what they would do is about a person who is not there any more. */
export async function forgetLinkCodes({ sql: db }: Store, chatId: number): Promise<void> {
  await db.delete(personLinks).where(or(eq(personLinks.chatId, chatId), eq(personLinks.askedChatId, chatId)))
}

/** Uses a code up; false when its time is over or it was used. */
export async function useLinkCode({ sql: db }: Store, id: number, now: Date): Promise<boolean> {
  const used = await db
    .update(personLinks)
    .set({ doneAt: now })
    .where(and(eq(personLinks.id, id), isNull(personLinks.doneAt), gt(personLinks.expiresAt, now)))
    .returning({ id: personLinks.id })
  return used.length > 0
}
