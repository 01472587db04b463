import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { endVisit } from './visits.ts'

/** From a moment on no declaration of a person by a form is valid, at any door; false when none was. */
export async function endDeclarations(
  { sql: db }: Store,
  personId: number,
  template: string,
  at: Date,
): Promise<boolean> {
  const ended = await db.execute(sql`
    update declarations set valid_until = ${at.toISOString()}::timestamptz
     where person_id = ${personId} and template = ${template} and valid_until > ${at.toISOString()}::timestamptz returning 1`)
  return ended.length > 0
}

/** Deletes a person's declarations by a form; gives how many there were. Their counts stay. */
export async function dropDeclarations(
  { sql: db }: Store,
  personId: number,
  template: string,
): Promise<number> {
  const gone = await db.execute(sql`
    delete from declarations where person_id = ${personId} and template = ${template} returning 1`)
  return gone.length
}

/**
 * Takes a person out of all visits of theirs; gives how many there were. The visits stay of nobody, because the counts
 * are made of them; one that is open ends.
 */
export async function dropVisits(store: Store, personId: number, at: Date): Promise<number> {
  await endVisit(store, personId, at, 'erased')
  const left = await store.sql.execute(sql`
    update visits set person_id = null where person_id = ${personId} returning 1`)
  await store.sql.execute(sql`delete from venue_visitors where person_id = ${personId}`)
  await store.sql.execute(sql`delete from feed_lines where person_id = ${personId}`)
  return left.length
}
