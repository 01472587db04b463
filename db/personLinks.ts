import { and, eq, gt, isNull, or } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { personLinks } from './schema/index.ts'
import { findable } from './seal.ts'

/** A one-time code by which a second chat becomes the same person's, and how far that has come. */
export type PersonLink = {
  readonly id: number
  /** The chat that got the code, and the only one that can say yes. */
  readonly chatId: number
  readonly personId: number
  /** The chat that brought the code and waits for the yes. */
  readonly askedChatId: number | null
  readonly expiresAt: Date
  readonly doneAt: Date | null
}

const columns = {
  id: personLinks.id,
  chatId: personLinks.chatId,
  personId: personLinks.personId,
  askedChatId: personLinks.askedChatId,
  expiresAt: personLinks.expiresAt,
  doneAt: personLinks.doneAt,
}

/** Keeps a chat's new code by its hash. The chat's code before it ends here, so that one at most is good. */
export async function giveLinkCode(
  { sql: db, keys }: Store,
  code: string,
  { now, ...link }: { chatId: number; personId: number; now: Date; expiresAt: Date },
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

/** Ends a code that was not used. It stays for a while, so that whoever sends it again is told. */
export async function endLinkCode({ sql: db }: Store, id: number, now: Date): Promise<void> {
  await db
    .update(personLinks)
    .set({ expiresAt: now })
    .where(and(eq(personLinks.id, id), isNull(personLinks.doneAt)))
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
