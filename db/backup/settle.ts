import type postgres from 'postgres'

/** What was undone of a restored database, because the world went on after the backup was made. */
export type Settled = { readonly codes: number; readonly messages: number }

/**
 * Keeps a restored database from doing again what was done since the backup: codes that were unused then may have been
 * used, and messages that waited then were handled and sent. Messages end as `restored`.
 */
export async function settle(sql: postgres.TransactionSql): Promise<Settled> {
  const codes = await sql`update invitations set used_at = clock_timestamp() where used_at is null`
  const incoming = await sql`
    update inbox set done_at = clock_timestamp(), outcome = 'restored', lease = null where done_at is null`
  const outgoing = await sql`
    update outbox set done_at = clock_timestamp(), outcome = 'restored' where done_at is null`
  return { codes: codes.count, messages: incoming.count + outgoing.count }
}
