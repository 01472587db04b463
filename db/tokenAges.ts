import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** How old the access token of an Official Account is and how long it holds, in seconds, and whether (1) only a consent helps. */
export type TokenAge = {
  readonly ageSeconds: number
  readonly leftSeconds: number
  readonly consentNeeded: number
}

/** Of the account, if it was ever connected; nothing is opened for it. */
export async function tokenAges({ sql: db }: Pick<Store, 'sql'>, oaId: string): Promise<TokenAge[]> {
  return [
    ...(await db.execute<TokenAge>(sql`
      select extract(epoch from clock_timestamp() - refreshed_at)::int as "ageSeconds",
             extract(epoch from access_until - clock_timestamp())::int as "leftSeconds",
             (consent_needed_at is not null)::int as "consentNeeded"
        from oa_tokens where oa_id = ${oaId}`)),
  ]
}
