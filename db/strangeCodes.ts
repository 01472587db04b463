import { eq, type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import type { UnitKey } from './officials.ts'
import { strangeCodes, venues } from './schema/index.ts'
import { findable } from './seal.ts'

/** Days for which reports count together; the purge deletes them after as many. */
const REPORT_DAYS = 7
/** Hours for which a place that was told of one code is not told of another: whoever looks at its posters sees both. */
const QUIET_HOURS = 24
/** More places than a person has at hand are not offered. */
const VENUES_AT_HAND = 4

/** Where a code hangs: at a venue, or somewhere in its unit. */
export type StrangePlace = UnitKey & { readonly venueId: number | undefined }

export type StrangeReport = {
  /** A keyed hash of what the code says. */
  readonly code: string
  readonly chatId: number
  readonly place: StrangePlace
  readonly at: Date
}

/** What the reports of a code at a place have come to. */
export type StrangeCount = {
  /** How many people say so: persons by all their chats, others by their chat. */
  readonly people: number
  /** Whether owner and ward were told of this very code there. */
  readonly isTold: boolean
  /** Whether they were told so lately, of whichever code, that they need not be told again. */
  readonly isQuiet: boolean
}

/** A hash of a code that says what it is: what waits in a session and is compared, never the code itself. */
export function strangeHash({ keys }: Pick<Store, 'keys'>, code: string): string {
  return Buffer.from(findable(keys, 'strangeCode', code)).toString('hex')
}

/**
 * Keeps a report, once a chat, code and place, and counts. Reports of one place wait for each other until their
 * transactions end, so that of two at once the second sees the first, and what follows from their number follows once.
 */
export async function keepStrangeReport(store: Store, report: StrangeReport): Promise<StrangeCount> {
  const { sql: db, keys } = store
  const { venueId = null, edition, unitCode } = report.place
  const place = `strange codes at ${edition} ${unitCode} ${venueId ?? ''}`
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${place}, 0))`)
  await db
    .insert(strangeCodes)
    .values({
      codeHash: findable(keys, 'strangeCode', report.code),
      chatId: report.chatId,
      venueId,
      edition,
      unitCode,
      reportedAt: report.at,
    })
    .onConflictDoNothing()
  return countReports(store, report)
}

/**
 * Browser windows of nobody that we know are one voice together, because anybody opens as many as they like; every other
 * chat costs an account, and a person a name and a phone.
 */
async function countReports({ sql: db, keys }: Store, report: StrangeReport): Promise<StrangeCount> {
  const at = sql`${report.at.toISOString()}::timestamptz`
  const sameCode = sql`s.code_hash = ${Buffer.from(findable(keys, 'strangeCode', report.code))}`
  const [row] = await db.execute<{ people: number; told: boolean; quiet: boolean }>(sql`
    select (count(distinct coalesce('p' || c.person_id, case when c.channel = 'web' then 'web' else 'c' || c.id end))
              filter (where ${sameCode}))::int as people,
           coalesce(bool_or(s.told_at is not null) filter (where ${sameCode}), false) as told,
           coalesce(bool_or(s.told_at > ${at} - make_interval(hours => ${QUIET_HOURS})), false) as quiet
      from strange_codes s join chats c on c.id = s.chat_id
     where ${isAt(report.place)} and s.reported_at > ${at} - make_interval(days => ${REPORT_DAYS})`)
  if (!row) throw new Error('reports were not counted')
  return { people: row.people, isTold: row.told, isQuiet: row.quiet }
}

/** Notes that those who look after a place were told of a code there. */
export async function markStrangeTold({ sql: db, keys }: Store, report: StrangeReport): Promise<void> {
  await db.execute(sql`
    update strange_codes s set told_at = ${report.at.toISOString()}::timestamptz
     where s.code_hash = ${Buffer.from(findable(keys, 'strangeCode', report.code))} and ${isAt(report.place)}`)
}

function isAt({ venueId, edition, unitCode }: StrangePlace): SQL {
  if (venueId !== undefined) return sql`s.venue_id = ${venueId}`
  return sql`s.venue_id is null and s.edition = ${edition} and s.unit_code = ${unitCode}`
}

type NamedVenue = { readonly id: number; readonly name: string }

/**
 * Venues that a person can mean without naming them: where they are or were since a moment, the latest first, then those at
 * whose door they stand.
 */
export async function venuesAtHand({ sql: db }: Store, personId: number, since: Date): Promise<NamedVenue[]> {
  const moment = sql`${since.toISOString()}::timestamptz`
  const rows = await db.execute<{ id: number; name: string }>(sql`
    with at_hand as (
      select venue_id, started_at as at from open_visits where person_id = ${personId} and ends_at > ${moment}
      union all
      select venue_id, started_at from visits
       where person_id = ${personId} and started_at > ${moment} - interval '1 day'
         and (started_at > ${moment} or ended_at > ${moment})
      union all
      select venue_id, '-infinity' from venue_staff where person_id = ${personId}
      union all
      select id, '-infinity' from venues where owner_id = ${personId}
    )
    select v.id, v.name from at_hand h join venues v on v.id = h.venue_id
     where v.closed_at is null group by v.id, v.name order by max(h.at) desc, v.id limit ${VENUES_AT_HAND}`)
  return rows.map(({ id, name }) => ({ id, name }))
}

/**
 * The one open venue of a unit that bears a folded name, or has it as some words of its own: "hải đăng" is Nhà hàng Hải
 * Đăng. One word alone fits too much, and two venues that fit are none.
 */
export async function venueNamed(
  { sql: db }: Store,
  { edition, unitCode }: UnitKey,
  foldedName: string,
): Promise<number | undefined> {
  const bears = sql`${venues.foldedName} = ${foldedName}`
  const rows = await db
    .select({ id: venues.id, isExact: sql<boolean>`${bears}` })
    .from(venues)
    .where(
      sql`${eq(venues.edition, edition)} and ${eq(venues.unitCode, unitCode)} and ${venues.closedAt} is null
        and (${bears} or (strpos(${foldedName}, ' ') > 0
                          and strpos(' ' || ${venues.foldedName} || ' ', ' ' || ${foldedName} || ' ') > 0))`,
    )
  const exact = rows.filter(({ isExact }) => isExact)
  const [only, ...others] = exact.length > 0 ? exact : rows
  return others.length === 0 ? only?.id : undefined
}
