import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { open } from './seal.ts'
import { openAddress } from './venueAddress.ts'

/** A declaration of a person's, with its answers as they were sent. */
export type OwnDeclaration = {
  readonly template: string
  readonly answers: Readonly<Record<string, unknown>>
  readonly risk: boolean
  readonly edition: string
  readonly unitCode: string | null
  readonly legalBasis: string
  readonly byAnother: boolean
  readonly declaredAt: Date
  readonly validUntil: Date
  readonly keptUntil: Date
}

/** A person's declarations, the newest first. */
export async function declarationsOf(
  { sql: db, keys }: Store,
  personId: number,
  limit: number,
): Promise<OwnDeclaration[]> {
  const rows = await db.execute<{
    template: string
    answers_sealed: Uint8Array
    risk: boolean
    edition: string
    unit_code: string | null
    legal_basis: string
    by_another: boolean
    declared_at: string
    valid_until: string
    kept_until: string
  }>(sql`
    select template, answers_sealed, risk, edition, unit_code, legal_basis, declared_at, valid_until, kept_until,
           declared_by is not null and declared_by <> person_id as by_another
      from declarations where person_id = ${personId} order by declared_at desc, id desc limit ${limit}`)
  return rows.map((row) => ({
    template: row.template,
    answers: open<Record<string, unknown>>(keys, 'answers', row.answers_sealed),
    risk: row.risk,
    edition: row.edition,
    unitCode: row.unit_code,
    legalBasis: row.legal_basis,
    byAnother: row.by_another,
    declaredAt: new Date(row.declared_at),
    validUntil: new Date(row.valid_until),
    keptUntil: new Date(row.kept_until),
  }))
}

/** A visit of a person's. */
export type HeldVisit = {
  readonly venueName: string
  readonly address: string
  readonly edition: string
  readonly unitCode: string
  readonly gateName: string
  readonly startedAt: Date
  readonly startInferred: boolean
  readonly endedAt: Date | null
  readonly endedBy: string | null
  readonly companions: number
  readonly recordedBy: string
  readonly byStaff: boolean
  readonly legalBasis: string
}

/** A person's visits, the newest first. */
export async function visitsOf(store: Store, personId: number, limit: number): Promise<HeldVisit[]> {
  const rows = await store.sql.execute<{
    venue_name: string
    address_sealed: Uint8Array | null
    address: string | null
    edition: string
    unit_code: string
    gate_name: string
    started_at: string
    start_inferred: boolean
    ended_at: string | null
    ended_by: string | null
    companions: number
    recorded_by: string
    by_staff: boolean
    legal_basis: string
  }>(sql`
    select n.name as venue_name, n.address_sealed, n.address, n.edition, n.unit_code, g.name as gate_name, v.started_at, v.start_inferred,
           v.ended_at, v.ended_by, v.companions, v.recorded_by, v.scanned_by is not null as by_staff, v.legal_basis
      from visits v join venues n on n.id = v.venue_id join gates g on g.id = v.gate_id
     where v.person_id = ${personId} order by v.started_at desc, v.id desc limit ${limit}`)
  return rows.map((row) => ({
    venueName: row.venue_name,
    address: openAddress(store, row.address_sealed, row.address),
    edition: row.edition,
    unitCode: row.unit_code,
    gateName: row.gate_name,
    startedAt: new Date(row.started_at),
    startInferred: row.start_inferred,
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
    endedBy: row.ended_by,
    companions: row.companions,
    recordedBy: row.recorded_by,
    byStaff: row.by_staff,
    legalBasis: row.legal_basis,
  }))
}

/** A QR code or a printed card that a person was given: what is kept of it can't be shown again. */
export type OwnCode = { readonly kind: string; readonly createdAt: Date; readonly goodUntil: Date | null }

export async function codesOf({ sql: db }: Store, personId: number): Promise<OwnCode[]> {
  const rows = await db.execute<{ kind: string; created_at: string; good_until: string | null }>(sql`
    select kind, created_at, good_until from person_codes where person_id = ${personId} order by created_at, id`)
  return rows.map((row) => ({
    kind: row.kind,
    createdAt: new Date(row.created_at),
    goodUntil: row.good_until === null ? null : new Date(row.good_until),
  }))
}
