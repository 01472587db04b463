import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import type { UnitKey } from './officials.ts'
import { reportRounds, roundReports } from './schema/index.ts'
import { open, seal } from './seal.ts'

/** What a round asks: of which period, city days `YYYY-MM-DD`, and by the end of which day. */
export type RoundAsked = {
  readonly title: string
  readonly firstDay: string
  readonly lastDay: string
  readonly dueDay: string
}

export type Round = UnitKey &
  RoundAsked & { readonly id: number; readonly openedAt: Date; readonly closedAt: Date | null }

/** A unit's figures of a round's period, as its report tells them; of the period before as many visits as are compared. */
export type ReportedFigures = {
  readonly open: number
  readonly newVenues: number
  readonly active: number
  readonly ins: number
  readonly outs: number
  readonly declarations: number
  readonly risky: number
  readonly insBefore: number
}

/** What one unit reports in a round, or is still to report. */
export type RoundReport = {
  readonly unitCode: string
  /** The unit to which it reports; null for the one that opened the round. */
  readonly aboveCode: string | null
  readonly name: string
  readonly type: string
  /** A department or union: beside the territory, and no part of its sums. */
  readonly isBody: boolean
  readonly target: number | null
  readonly remarks: string | null
  /** Those of the moment at which it was sent. */
  readonly figures: ReportedFigures | null
  readonly firstSentAt: Date | null
  readonly sentAt: Date | null
  readonly corrections: number
  /** A group is bound that messages reach. */
  readonly reachable: boolean
}

/** Opens a round, with a report to be made by each unit at or below the opener, to whatever depth. Gives its number. */
export async function openRound(
  { sql: db }: Store,
  { edition, unitCode }: UnitKey,
  asked: RoundAsked,
  { openedBy, now }: { openedBy: number; now: Date },
): Promise<number> {
  const [round] = await db
    .insert(reportRounds)
    .values({ edition, unitCode, ...asked, openedBy, openedAt: now })
    .returning({ id: reportRounds.id })
  if (!round) throw new Error('a round was not inserted')
  await db.execute(sql`
    with recursive below as (
      select code, null::text as above from units where edition = ${edition} and code = ${unitCode}
      union all
      select u.code, u.parent_code from units u join below b on u.parent_code = b.code where u.edition = ${edition}
    )
    insert into round_reports (round_id, unit_code, above_code) select ${round.id}, code, above from below`)
  return round.id
}

const roundColumns = sql`
  r.id, r.edition, r.unit_code, r.title, r.first_day::text as first_day, r.last_day::text as last_day,
  r.due_day::text as due_day, r.opened_at, r.closed_at`

type RoundRow = {
  id: string
  edition: string
  unit_code: string
  title: string
  first_day: string
  last_day: string
  due_day: string
  opened_at: string
  closed_at: string | null
}

function roundFrom(row: RoundRow): Round {
  return {
    id: Number(row.id),
    edition: row.edition,
    unitCode: row.unit_code,
    title: row.title,
    firstDay: row.first_day,
    lastDay: row.last_day,
    dueDay: row.due_day,
    openedAt: new Date(row.opened_at),
    closedAt: row.closed_at === null ? null : new Date(row.closed_at),
  }
}

export async function roundById({ sql: db }: Store, id: number): Promise<Round | undefined> {
  const [row] = await db.execute<RoundRow>(
    sql`select ${roundColumns} from report_rounds r where r.id = ${id}`,
  )
  return row && roundFrom(row)
}

/**
 * A round, held until the transaction ends: for what is sent into it, so that it is not closed meanwhile, or `alone` for what
 * only one may do at a time, such as closing it.
 */
export async function holdRound(
  { sql: db }: Store,
  id: number,
  how: 'shared' | 'alone',
): Promise<Round | undefined> {
  const lock = how === 'alone' ? sql`for update` : sql`for share`
  const [row] = await db.execute<RoundRow>(
    sql`select ${roundColumns} from report_rounds r where r.id = ${id} ${lock}`,
  )
  return row && roundFrom(row)
}

/** The rounds in which a unit reports, or which it opened: those that are open, and those closed after a moment; newest first. */
export async function roundsOfUnit(
  { sql: db }: Store,
  { edition, unitCode }: UnitKey,
  closedAfter: Date,
): Promise<Round[]> {
  const rows = await db.execute<RoundRow>(sql`
    select ${roundColumns} from report_rounds r
      join round_reports p on p.round_id = r.id and p.unit_code = ${unitCode}
     where r.edition = ${edition} and (r.closed_at is null or r.closed_at > ${closedAfter.toISOString()}::timestamptz)
     order by r.id desc`)
  return rows.map(roundFrom)
}

export async function openRounds({ sql: db }: Store): Promise<Round[]> {
  const rows = await db.execute<RoundRow>(sql`
    select ${roundColumns} from report_rounds r where r.closed_at is null order by r.id`)
  return rows.map(roundFrom)
}

type ReportRow = {
  unit_code: string
  above_code: string | null
  name: string | null
  type: string | null
  kind: string | null
  target: number | null
  remarks_sealed: Uint8Array | null
  figures: ReportedFigures | null
  first_sent_at: string | null
  sent_at: string | null
  corrections: number
  reachable: boolean
}

/** Every report of a round, sent or not; of a unit that is gone since only its code is known. */
export async function reportsOf({ sql: db, keys }: Store, round: Round): Promise<RoundReport[]> {
  const rows = await db.execute<ReportRow>(sql`
    select p.unit_code, p.above_code, u.name, u.type, u.kind, p.target, p.remarks_sealed, p.figures,
           p.first_sent_at, p.sent_at, p.corrections,
           exists (select from unit_groups g join chats c on c.id = g.chat_id
                    where g.edition = ${round.edition} and g.unit_code = p.unit_code
                      and c.unreachable_at is null) as reachable
      from round_reports p left join units u on u.edition = ${round.edition} and u.code = p.unit_code
     where p.round_id = ${round.id} order by p.unit_code`)
  return rows.map((row) => ({
    unitCode: row.unit_code,
    aboveCode: row.above_code,
    name: row.name ?? row.unit_code,
    type: row.type ?? '',
    isBody: row.kind === 'body',
    target: row.target,
    // Unsealed where it is shown, not for each of hundreds of units whenever a round is looked at.
    get remarks() {
      return row.remarks_sealed ? open<string>(keys, 'remarks', row.remarks_sealed) : null
    },
    figures: row.figures,
    firstSentAt: row.first_sent_at === null ? null : new Date(row.first_sent_at),
    sentAt: row.sent_at === null ? null : new Date(row.sent_at),
    corrections: row.corrections,
    reachable: row.reachable,
  }))
}

/** Whether a unit has sent its report by now. */
export async function hasSent({ sql: db }: Store, round: number, unitCode: string): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from round_reports where round_id = ${round} and unit_code = ${unitCode} and first_sent_at is not null`)
  return rows.length > 0
}

/** What a unit writes into its report: nothing given leaves what stands, null takes it out. */
export type Written = { readonly target?: number | null; readonly remarks?: string | null }

/** Notes what is to stand in a report that is not sent yet. */
export async function noteInReport(
  store: Store,
  { round, unitCode }: { round: number; unitCode: string },
  written: Written,
): Promise<void> {
  await store.sql
    .update(roundReports)
    .set(columnsOf(store, written))
    .where(sql`round_id = ${round} and unit_code = ${unitCode}`)
}

/**
 * Sends a unit's report, or sends it again, corrected. `corrections` is how often that had been done when the sender saw it;
 * false when somebody else sent it since.
 */
export async function sendReport(
  store: Store,
  { round, unitCode }: { round: number; unitCode: string },
  written: Written & { readonly figures: ReportedFigures },
  by: { readonly personId: number; readonly now: Date; readonly seen: SeenReport },
): Promise<boolean> {
  const { figures, ...words } = written
  const now = by.now
  const sent = await store.sql
    .update(roundReports)
    .set({
      ...columnsOf(store, words),
      figures: sql`${JSON.stringify(figures)}::text::jsonb`,
      sentAt: now,
      sentBy: by.personId,
      firstSentAt: sql`coalesce(first_sent_at, ${now.toISOString()}::timestamptz)`,
      corrections: sql`corrections + case when first_sent_at is null then 0 else 1 end`,
    })
    .where(
      sql`round_id = ${round} and unit_code = ${unitCode} and corrections = ${by.seen.corrections}
          and (first_sent_at is not null) = ${by.seen.isSent}`,
    )
    .returning({ unitCode: roundReports.unitCode })
  return sent.length > 0
}

/** How a report stood when somebody looked at it. */
export type SeenReport = { readonly isSent: boolean; readonly corrections: number }

function columnsOf({ keys }: Store, { target, remarks }: Written) {
  return {
    ...(target !== undefined && { target }),
    ...(remarks !== undefined && { remarksSealed: remarks === null ? null : seal(keys, 'remarks', remarks) }),
  }
}

/** Closes a round; false when it was closed already. */
export async function closeRound({ sql: db }: Store, id: number, now: Date): Promise<boolean> {
  const closed = await db
    .update(reportRounds)
    .set({ closedAt: now })
    .where(sql`id = ${id} and closed_at is null`)
    .returning({ id: reportRounds.id })
  return closed.length > 0
}

/** Whether other units, of the territory or not, lie below one: then it can ask them for reports. */
export async function hasUnitsBelow({ sql: db }: Store, { edition, unitCode }: UnitKey): Promise<boolean> {
  const rows = await db.execute(
    sql`select 1 from units where edition = ${edition} and parent_code = ${unitCode} limit 1`,
  )
  return rows.length > 0
}
