import { eq, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { persons } from './schema/index.ts'
import type { VisitKey } from './visits.ts'

/** A visit that is about to end by itself, and whether its person wants to be reminded; null where they never said. */
export type DueReminder = {
  readonly personId: number
  readonly visit: VisitKey
  readonly venueName: string
  readonly wanted: boolean | null
  /** The visitor recorded it; what staff recorded is ended by staff. */
  readonly isOwn: boolean
}

/**
 * Takes one of the visits that end by themselves between two moments, each once: it stands as reminded, whether something is
 * said or not. Found by `open_visits_ends`; whoever is leaving just now is passed over.
 */
export async function takeDueReminder(
  { sql: db }: Store,
  span: { readonly after: Date; readonly until: Date },
): Promise<DueReminder | undefined> {
  const [after, until] = [span.after.toISOString(), span.until.toISOString()]
  const [row] = await db.execute<{
    person_id: string
    visit_id: string
    started_at: string
    name: string
    reminders: boolean | null
    own: boolean
  }>(sql`
    with due as (
      select person_id from open_visits
       where ends_at > ${after}::timestamptz and ends_at <= ${until}::timestamptz and reminded_at is null
       order by ends_at limit 1 for update skip locked
    ), taken as (
      update open_visits o set reminded_at = ${after}::timestamptz from due where o.person_id = due.person_id
      returning o.person_id, o.visit_id, o.started_at, o.venue_id
    )
    select t.person_id, t.visit_id, t.started_at, n.name, p.reminders,
           (v.scanned_by is null and v.recorded_by not like 'staff %') as own
      from taken t
      join visits v on v.started_at = t.started_at and v.id = t.visit_id and v.venue_id = t.venue_id
      join persons p on p.id = t.person_id
      join venues n on n.id = t.venue_id`)
  if (!row) return undefined
  return {
    personId: Number(row.person_id),
    visit: { id: Number(row.visit_id), startedAt: new Date(row.started_at) },
    venueName: row.name,
    wanted: row.reminders,
    isOwn: row.own,
  }
}

/** Whether a person wants to be reminded to check out; null where they never said. */
export async function remindersOf({ sql: db }: Store, personId: number): Promise<boolean | null> {
  const [person] = await db
    .select({ reminders: persons.reminders })
    .from(persons)
    .where(eq(persons.id, personId))
  return person?.reminders ?? null
}

export async function setReminders({ sql: db }: Store, personId: number, wanted: boolean): Promise<void> {
  await db.update(persons).set({ reminders: wanted }).where(eq(persons.id, personId))
}
