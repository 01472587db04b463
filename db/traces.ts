import { and, desc, eq, getTableColumns, gt, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import type { ExposureQuery, ExposureRule } from './exposures.ts'
import { traces } from './schema/index.ts'
import { open, seal } from './seal.ts'
import { territoryCode } from './territory.ts'

/** A case that is traced: whose visits, in which window, for which unit, by which rule. */
export type Trace = {
  readonly id: number
  readonly edition: string
  readonly unitCode: string
  /** The unit whose venues are looked at, with all below it: the tracer's own, and of a department's the one above it. */
  readonly territoryCode: string
  /** The case's number in the health authority's own papers. */
  readonly reference: string
  /** Nobody once the person's data were erased. */
  readonly personId: number | undefined
  readonly tracerId: number | undefined
  readonly from: Date
  readonly to: Date
  readonly rule: ExposureRule
  readonly createdAt: Date
  readonly noticesAskedAt: Date | undefined
  readonly approvedAt: Date | undefined
  /** When everybody who was exposed by then had a notice made; a yes after that makes the missing ones. */
  readonly noticesMadeAt: Date | undefined
  readonly refusedAt: Date | undefined
  readonly decidedBy: number | undefined
}

type NewTrace = Pick<Trace, 'edition' | 'unitCode' | 'reference' | 'from' | 'to' | 'rule' | 'createdAt'> & {
  readonly personId: number
  readonly tracerId: number
}

/** Keeps a new case; nobody has asked for notices yet. */
export async function makeTrace(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  { edition, unitCode, reference, personId, tracerId, from, to, rule, createdAt }: NewTrace,
): Promise<Trace> {
  const [row] = await db
    .insert(traces)
    .values({
      edition,
      unitCode,
      referenceSealed: seal(keys, 'caseReference', reference),
      personId,
      tracerId,
      fromAt: from,
      toAt: to,
      ...rule,
      createdAt,
    })
    .returning(columns)
  if (!row) throw new Error('a case was not kept')
  return traceOf(keys, row)
}

export async function traceById(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  id: number,
): Promise<Trace | undefined> {
  const [row] = await db.select(columns).from(traces).where(eq(traces.id, id))
  return row && traceOf(keys, row)
}

/** The newest cases of somebody who traces, made after a moment. */
export async function tracesOf(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  tracerId: number,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<readonly Trace[]> {
  const rows = await db
    .select(columns)
    .from(traces)
    .where(and(eq(traces.tracerId, tracerId), gt(traces.createdAt, since)))
    .orderBy(desc(traces.createdAt), desc(traces.id))
    .limit(limit)
  return rows.map((row) => traceOf(keys, row))
}

/** How many cases somebody has made since a moment. */
export async function countTraces(
  { sql: db }: Pick<Store, 'sql'>,
  tracerId: number,
  since: Date,
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(traces)
    .where(and(eq(traces.tracerId, tracerId), gt(traces.createdAt, since)))
  return row?.count ?? 0
}

/** What a case asks of the visits; nothing once its person's data were erased. */
export function exposureQueryOf(
  { personId, from, to, edition, territoryCode: unitCode, rule }: Trace,
  now: Date,
): ExposureQuery | undefined {
  return personId === undefined ? undefined : { personId, from, to, edition, unitCode, rule, now }
}

const columns = {
  ...getTableColumns(traces),
  territoryCode: territoryCode(sql.raw('traces.edition'), sql.raw('traces.unit_code')),
}

function traceOf(
  keys: Store['keys'],
  row: typeof traces.$inferSelect & { readonly territoryCode: string },
): Trace {
  return {
    id: row.id,
    edition: row.edition,
    unitCode: row.unitCode,
    territoryCode: row.territoryCode,
    reference: open<string>(keys, 'caseReference', row.referenceSealed),
    personId: row.personId ?? undefined,
    tracerId: row.tracerId ?? undefined,
    from: row.fromAt,
    to: row.toAt,
    rule: { marginMinutes: row.marginMinutes, inferredMinutes: row.inferredMinutes },
    createdAt: row.createdAt,
    noticesAskedAt: row.noticesAskedAt ?? undefined,
    approvedAt: row.approvedAt ?? undefined,
    noticesMadeAt: row.noticesMadeAt ?? undefined,
    refusedAt: row.refusedAt ?? undefined,
    decidedBy: row.decidedBy ?? undefined,
  }
}
