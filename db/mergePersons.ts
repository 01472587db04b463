import { asc, inArray, type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { logIdsOf } from './logIds.ts'
import { lockPersonsWholly } from './otherChats.ts'
import { profilesOf, saveProfile } from './people.ts'
import { openVisits } from './schema/index.ts'
import { endVisit } from './visits.ts'

/** Whose everything is to be whose: `second` becomes a part of `first` and is no more. */
export type Pair = { readonly first: number; readonly second: number }
/** And when that turned out. */
export type Merge = Pair & { readonly at: Date }

/** Where a person stands. What only one of a kind can stand of has been settled before. */
const COLUMNS = [
  ['chats', 'person_id'],
  ['person_links', 'person_id'],
  ['person_links', 'member_id'],
  ['consents', 'person_id'],
  ['consents', 'given_by'],
  ['declarations', 'person_id'],
  ['declarations', 'declared_by'],
  ['family', 'member_id'],
  ['family', 'holder_id'],
  ['form_links', 'about_id'],
  ['data_requests', 'person_id'],
  ['person_codes', 'person_id'],
  ['officials', 'person_id'],
  ['open_visits', 'person_id'],
  ['visits', 'person_id'],
  ['visits', 'scanned_by'],
  ['visits', 'out_by'],
  ['unit_groups', 'bound_by'],
  ['venues', 'owner_id'],
  ['venues', 'suspended_by'],
  ['venue_staff', 'person_id'],
  ['venue_invitations', 'invited_by'],
  ['venue_visitors', 'person_id'],
  ['shifts', 'person_id'],
  ['feed_lines', 'person_id'],
  ['log_links', 'person_id'],
  ['exports', 'person_id'],
  ['officials', 'appointed_by'],
  ['invitations', 'invited_by'],
  ['report_rounds', 'opened_by'],
  ['round_reports', 'sent_by'],
  ['traces', 'person_id'],
  ['traces', 'tracer_id'],
  ['traces', 'decided_by'],
  ['trace_links', 'person_id'],
  ['exposure_notices', 'person_id'],
  ['exposure_notices', 'called_by'],
] as const

/**
 * Makes one person of two. All chats of both are locked (`lockOtherChats`), so neither does anything meanwhile.
 * `together` gives the profile that both have.
 */
export async function mergePersons<Profile extends object & { phone?: string }>(
  store: Store,
  pair: Merge,
  together: (first: Profile, second: Profile) => Profile,
): Promise<void> {
  const { first, second } = pair
  await lockPersonsWholly(store, [first, second])
  const profiles = await profilesOf<Profile>(store, [first, second])
  const [own, other] = [profiles.get(first), profiles.get(second)]
  if (!own || !other) throw new Error('a person who was to be merged is not there')
  await saveProfile(store, first, together(own, other))
  await leaveTheLaterVisitOpen(store, pair)
  await leaveTheEarlierConsents(store, pair)
  await leaveTheLongerAppointments(store, pair)
  await leaveOnceAtEachVenue(store, pair)
  await leaveInOneFamily(store, pair)
  await leaveOneNoticeOfEachCase(store, pair)
  await keepWhatWasChosen(store, pair)
  await nameAlikeInRequests(store, pair)
  const former = await logIdsNow(store, second)
  for (const [table, column] of COLUMNS) {
    const [rows, person] = [sql.identifier(table), sql.identifier(column)]
    await store.sql.execute(sql`update ${rows} set ${person} = ${first} where ${person} = ${second}`)
  }
  await store.sql.execute(sql`delete from persons where id = ${second}`)
  await rememberIds(store, pair, former)
}

/**
 * A person is in one place: the later arrival ends the earlier one, as if both had been one person's all along. Both rows
 * are locked before a visit is touched, as the schedule does that ends visits.
 */
async function leaveTheLaterVisitOpen(store: Store, { first, second }: Pair): Promise<void> {
  const [earlier, later] = await store.sql
    .select()
    .from(openVisits)
    .where(inArray(openVisits.personId, [first, second]))
    .orderBy(asc(openVisits.startedAt), asc(openVisits.visitId))
    .for('update')
  if (!earlier || !later) return
  const stayed = earlier.endsAt > later.startedAt
  const end = stayed ? later.startedAt : earlier.endsAt
  await endVisit(store, earlier.personId, end, stayed ? 'elsewhere' : 'usual stay')
}

/** Of two yeses to one purpose that both stand, the one that was given first goes on standing. */
async function leaveTheEarlierConsents({ sql: db }: Store, pair: Pair): Promise<void> {
  await db.execute(sql`
    delete from consents c using consents o
     where ${areOfBoth(pair, sql`c`, sql`o`)} and c.purpose = o.purpose
       and c.withdrawn_at is null and o.withdrawn_at is null and (c.given_at, c.id) > (o.given_at, o.id)`)
}

/** Of two appointments to one role in one unit, the one that ends later, or never, stays. */
async function leaveTheLongerAppointments({ sql: db }: Store, pair: Pair): Promise<void> {
  await db.execute(sql`
    delete from officials c using officials o
     where ${areOfBoth(pair, sql`c`, sql`o`)}
       and (c.edition, c.unit_code, c.role) = (o.edition, o.unit_code, o.role)
       and (coalesce(c.until, 'infinity'), -c.id) < (coalesce(o.until, 'infinity'), -o.id)`)
}

/** Who stands at a venue's door twice stands there once; its log finds the two by the same words of their later visit. */
async function leaveOnceAtEachVenue({ sql: db }: Store, pair: Pair): Promise<void> {
  await db.execute(sql`
    delete from venue_staff c using venue_staff o
     where ${areOfBoth(pair, sql`c`, sql`o`)} and c.venue_id = o.venue_id and (c.added_at, c.id) > (o.added_at, o.id)`)
  await db.execute(sql`
    delete from venue_visitors c using venue_visitors o
     where ${areOfBoth(pair, sql`c`, sql`o`)} and (c.venue_id, c.key) = (o.venue_id, o.key)
       and (c.last_day, -c.person_id) < (o.last_day, -o.person_id)`)
}

/** Who is carried in two accounts stays in the first's; nobody is a member of their own family. */
async function leaveInOneFamily({ sql: db }: Store, { first, second }: Pair): Promise<void> {
  await db.execute(sql`
    delete from family where member_id = ${second} and exists (select 1 from family f where f.member_id = ${first})`)
  await db.execute(sql`
    delete from family where member_id in (${first}, ${second}) and holder_id in (${first}, ${second})`)
}

/** Nobody is told of their own case. Of two notices of one case the one that has come further stays. */
async function leaveOneNoticeOfEachCase({ sql: db }: Store, pair: Pair): Promise<void> {
  const those = sql`(${pair.first}::bigint, ${pair.second}::bigint)`
  await db.execute(sql`
    delete from exposure_notices n using traces t
     where t.id = n.trace_id and n.person_id in ${those} and t.person_id in ${those}`)
  const reached = (notice: SQL) =>
    sql`(${notice}.call_outcome is not distinct from 'reached', ${notice}.delivered_at is not null, ${notice}.called_at is not null, -${notice}.id)`
  await db.execute(sql`
    delete from exposure_notices c using exposure_notices o
     where ${areOfBoth(pair, sql`c`, sql`o`)} and c.trace_id = o.trace_id and ${reached(sql`c`)} < ${reached(sql`o`)}`)
}

/** What only the second has said stays said; a receipt that either asked for is given. */
async function keepWhatWasChosen({ sql: db }: Store, { first, second }: Pair): Promise<void> {
  await db.execute(sql`
    update persons p set reminders = coalesce(p.reminders, o.reminders), receipts = p.receipts or o.receipts
      from persons o where p.id = ${first} and o.id = ${second}`)
}

/** Whoever asked for something as the second asked as the first. */
async function nameAlikeInRequests({ sql: db }: Store, { first, second }: Pair): Promise<void> {
  await db.execute(sql`
    update data_requests r set person_log_id = p.log_id
      from persons p, persons o where p.id = ${first} and o.id = ${second} and r.person_log_id = o.log_id`)
}

async function logIdsNow({ sql: db }: Store, personId: number): Promise<string[]> {
  const rows = await db.execute<{ log_id: string }>(logIdsOf(personId))
  return rows.map(({ log_id }) => log_id)
}

/** Logs stay as they were written: that what the second did, read and had read is the first's, they are told by its ids. */
async function rememberIds(
  { sql: db }: Store,
  { first, at }: Merge,
  logIds: readonly string[],
): Promise<void> {
  await db.execute(sql`
    insert into former_log_ids (log_id, person_id, at)
    select log_id, ${first}, ${at.toISOString()}::timestamptz from unnest(${sql.param([...logIds])}::uuid[]) as log_id`)
}

/** One row is of one person of the pair, the other of the other. */
function areOfBoth({ first, second }: Pair, one: SQL, other: SQL): SQL {
  const those = sql`(${first}::bigint, ${second}::bigint)`
  return sql`${one}.person_id in ${those} and ${other}.person_id in ${those} and ${one}.person_id <> ${other}.person_id`
}
