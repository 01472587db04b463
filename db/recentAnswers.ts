import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { open } from './seal.ts'

/** Declarations that are looked into: a family's of some days. */
const DECLARATIONS_LOOKED_AT = 8

/** The answers of the newest declarations of a person and of the members of the family whom they carry, the newest first. */
export async function recentAnswersOf<Answers>(
  { sql: db, keys }: Store,
  personId: number,
): Promise<Answers[]> {
  const rows = await db.execute<{ answers_sealed: Uint8Array }>(sql`
    select answers_sealed from declarations
     where person_id = ${personId} or person_id in (select member_id from family where holder_id = ${personId})
     order by declared_at desc, id desc limit ${DECLARATIONS_LOOKED_AT}`)
  return rows.map((row) => open<Answers>(keys, 'answers', row.answers_sealed))
}
