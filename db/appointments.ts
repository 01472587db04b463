import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import type { Store } from './connect.ts'
import type { AppointmentRow, UnitKey } from './officials.ts'
import { officials } from './schema/index.ts'
import { open } from './seal.ts'

/** Somebody's appointment, as whoever leads them sees it. */
export type HeldOffice = AppointmentRow & {
  readonly personId: number
  readonly appointedBy: number | null
  readonly until: Date | null
}

type Row = typeof officials.$inferSelect

function heldOffice(keys: Store['keys'], { nameSealed, ...row }: Row): HeldOffice {
  const { id, personId, edition, unitCode, appointedBy, until } = row
  const role = row.role as AppointmentRow['role']
  const name = nameSealed ? open<string>(keys, 'officialName', nameSealed) : undefined
  return { id, personId, edition, unitCode, role, name, appointedBy, until }
}

/** Whether an appointment holds at a moment. */
function holdsAt(now: Date) {
  return or(isNull(officials.until), gt(officials.until, now))
}

/** An appointment that holds now, by its number. */
export async function officeNumbered(
  { sql: db, keys }: Store,
  id: number,
  now: Date,
): Promise<HeldOffice | undefined> {
  const [row] = await db
    .select()
    .from(officials)
    .where(and(eq(officials.id, id), holdsAt(now)))
  return row && heldOffice(keys, row)
}

/** All that hold now in an edition, by unit and number; of some units only when their codes are given. */
export async function officesIn(
  { sql: db, keys }: Store,
  { edition, unitCodes }: { readonly edition: string; readonly unitCodes: readonly string[] },
  now: Date,
): Promise<HeldOffice[]> {
  const rows = await db
    .select()
    .from(officials)
    .where(and(eq(officials.edition, edition), inArray(officials.unitCode, [...unitCodes]), holdsAt(now)))
    .orderBy(officials.unitCode, officials.id)
  return rows.map((row) => heldOffice(keys, row))
}

/** Somebody's appointments that hold now, with until when. */
export async function officesOf(
  { sql: db, keys }: Store,
  personId: number,
  now: Date,
): Promise<HeldOffice[]> {
  const rows = await db
    .select()
    .from(officials)
    .where(and(eq(officials.personId, personId), holdsAt(now)))
    .orderBy(officials.id)
  return rows.map((row) => heldOffice(keys, row))
}

/** The number of somebody's appointment to an office of a unit. */
export async function holdsOffice(
  { sql: db }: Store,
  personId: number,
  { edition, unitCode, role }: UnitKey & { readonly role: string },
): Promise<number | undefined> {
  const [row] = await db
    .select({ id: officials.id })
    .from(officials)
    .where(
      and(
        eq(officials.personId, personId),
        eq(officials.edition, edition),
        eq(officials.unitCode, unitCode),
        eq(officials.role, role),
      ),
    )
  return row?.id
}
