import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import type { AppointmentRow, UnitKey } from './officials.ts'

/** An appointment whose end somebody is to hear of. */
export type EndingOffice = UnitKey & {
  readonly id: number
  readonly personId: number
  readonly role: AppointmentRow['role']
  readonly until: Date
}

/** Appointments that end, or ended, after a moment and not after another, the first to end first. */
export async function officesEnding(
  { sql: db }: Pick<Store, 'sql'>,
  { after, until }: { readonly after: Date; readonly until: Date },
): Promise<EndingOffice[]> {
  const rows = await db.execute<{
    id: number
    person_id: number
    edition: string
    unit_code: string
    role: AppointmentRow['role']
    until: string
  }>(sql`
    select id, person_id, edition, unit_code, role, until from officials
     where until > ${after.toISOString()}::timestamptz and until <= ${until.toISOString()}::timestamptz
     order by until, id`)
  return rows.map(({ id, person_id, edition, unit_code, role, until: end }) => ({
    id,
    personId: person_id,
    edition,
    unitCode: unit_code,
    role,
    until: new Date(end),
  }))
}
