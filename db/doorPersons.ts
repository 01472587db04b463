import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { insertPerson } from './people.ts'
import { personCodes, persons } from './schema/index.ts'
import { findable } from './seal.ts'

/**
 * By what somebody is found again who has no chat: hashes of a document's numbers, or of what a guard typed of them. Such a
 * person is never the person of a chat, because a guard's word must neither end nor reveal anybody's visits.
 */
export type DoorMarks = { readonly kind: 'document' | 'typed'; readonly hashes: readonly Uint8Array[] }

/** The mark of somebody of whom a name and a phone, or an address, were typed. Nobody's code has a space in it. */
export function typedMark({ keys }: Store, name: string, reachedBy: string): DoorMarks {
  return { kind: 'typed', hashes: [findable(keys, 'personCode', `typed ${name} ${reachedBy}`)] }
}

/**
 * The person whom the marks name, made now when there is none; a mark that was not known becomes theirs. When two marks name
 * two persons, the first decides, and each keeps what they have.
 */
export async function doorPerson(
  store: Store,
  marks: DoorMarks,
  profile: object & { phone?: string },
): Promise<number> {
  const known = await markedPerson(store, marks)
  if (known !== undefined) {
    await mark(store, known, marks)
    return known
  }
  const phoneHash = profile.phone === undefined ? undefined : findable(store.keys, 'phone', profile.phone)
  const { id: made } = await insertPerson(store, profile, phoneHash)
  if (await mark(store, made, marks)) return made
  // Another guard scanned the same document at this moment, and was first.
  await store.sql.delete(persons).where(eq(persons.id, made))
  const first = await markedPerson(store, marks)
  if (first === undefined) throw new Error('a mark is taken and names nobody')
  return first
}

/** The person whom the marks name, if they name one; nobody is made known by being looked for. */
export async function markedPerson(
  { sql: db }: Pick<Store, 'sql'>,
  { kind, hashes }: DoorMarks,
): Promise<number | undefined> {
  const rows = await db
    .select({ personId: personCodes.personId, hash: personCodes.tokenHash })
    .from(personCodes)
    .where(and(inArray(personCodes.tokenHash, [...hashes]), eq(personCodes.kind, kind)))
  const inOrder = hashes.flatMap((hash) => rows.filter((row) => Buffer.compare(row.hash, hash) === 0))
  return inOrder[0]?.personId
}

/** Gives a person the marks that are nobody's; false when none was. */
async function mark({ sql: db }: Store, personId: number, { kind, hashes }: DoorMarks): Promise<boolean> {
  const rows = await db
    .insert(personCodes)
    .values(hashes.map((tokenHash) => ({ personId, kind, tokenHash })))
    .onConflictDoNothing()
    .returning({ id: personCodes.id })
  return rows.length > 0
}

/** Notes that people were seen at a door, once a day: they may do nothing else by which their profile is kept. */
export async function noteSeen({ sql: db }: Store, personIds: readonly number[], now: Date): Promise<void> {
  await db.execute(sql`
    update persons set used_at = ${now.toISOString()}::timestamptz
     where id = any(${sql.param([...personIds])}::bigint[])
       and used_at < ${now.toISOString()}::timestamptz - interval '1 day'`)
}
