import type postgres from 'postgres'
import type { Erasure } from '../erasures.ts'

/** What was undone of a restored database, because the world went on after the backup was made. */
export type Settled = {
  /** One-time codes of officials, operators, owners and second chats. */
  readonly codes: number
  /** One-time pages and files, also those under work. */
  readonly pages: number
  readonly messages: number
  /** Notices of exposure that were under way: these people are to be called. */
  readonly calls: number
  /** Cases whose notices were approved and not made yet: another official must say yes again. */
  readonly held: number
}

/**
 * Keeps a restored database from doing again what was done since the backup: codes that were unused then may have been
 * used, pages opened, and messages that waited then were handled and sent. Messages end as `restored`. Who was erased since is
 * noted, so that a server that finds them raises an alarm. The time from which the clock is watched begins now.
 */
export async function settle(
  sql: postgres.TransactionSql,
  erasures: readonly Erasure[] = [],
): Promise<Settled> {
  const calls = await callOrHold(sql)
  const incoming = await sql`
    update inbox set done_at = clock_timestamp(), outcome = 'restored', lease = null where done_at is null`
  const outgoing = await sql`
    update outbox set done_at = clock_timestamp(), outcome = 'restored' where done_at is null`
  await sql`
    insert into erasures (log_id, at)
    select log_id, at from unnest(${erasures.map(({ logId }) => logId)}::uuid[],
                                  ${erasures.map(({ at }) => at.toISOString())}::timestamptz[]) as e (log_id, at)
    on conflict do nothing`
  await sql`update city_state set seen_at = clock_timestamp(), purges_held_until = null`
  const messages = incoming.count + outgoing.count
  return { ...calls, ...(await voidWhatOpensOnce(sql)), messages }
}

async function voidWhatOpensOnce(sql: postgres.TransactionSql): Promise<Pick<Settled, 'codes' | 'pages'>> {
  const codes = [
    await sql`update invitations set used_at = clock_timestamp() where used_at is null`,
    await sql`update venue_invitations set used_at = clock_timestamp(), name_sealed = null where used_at is null`,
    await sql`delete from person_links where done_at is null`,
    await sql`delete from oa_consents where used_at is null`,
  ]
  const pages = [
    await sql`delete from form_links where used_at is null`,
    await sql`delete from log_links`,
    await sql`delete from trace_links`,
    await sql`delete from exports`,
    await sql`delete from file_links where one_time`,
  ]
  return { codes: sumOf(codes), pages: sumOf(pages) }
}

/**
 * Whether a notice that was under way has arrived nobody knows here, so these people are called; a second message about a case of
 * days ago would frighten who had the first. Notices that were not made yet wait for another yes.
 */
async function callOrHold(sql: postgres.TransactionSql): Promise<Pick<Settled, 'calls' | 'held'>> {
  const calls = await sql`
    update exposure_notices set call_since = clock_timestamp() where delivered_at is null and call_since is null`
  const held = await sql`
    update traces set approved_at = notices_made_at
     where approved_at is not null and (notices_made_at is null or approved_at > notices_made_at)`
  return { calls: calls.count, held: held.count }
}

function sumOf(results: readonly { readonly count: number }[]): number {
  return results.reduce((sum, { count }) => sum + count, 0)
}
