import { sql } from 'drizzle-orm'
import type { Database, Store } from './connect.ts'
import { findable, open, seal } from './seal.ts'

/** The tokens of an Official Account as they are kept. Times are the database's. */
export type OaTokens = {
  readonly access: string
  readonly refresh: string
  readonly refreshedAt: Date
  readonly accessUntil: Date
  readonly consentNeeded: boolean
}

/** New tokens, and for how many seconds the access token holds. */
export type NewOaTokens = { readonly access: string; readonly refresh: string; readonly seconds: number }

type Row = {
  access_sealed: Uint8Array
  refresh_sealed: Uint8Array
  refreshed_at: string
  access_until: string
  consent_needed_at: string | null
}

export async function readOaTokens({ sql: db, keys }: Store, oaId: string): Promise<OaTokens | undefined> {
  const rows = await db.execute<Row>(sql`select * from oa_tokens where oa_id = ${oaId}`)
  return rows[0] && opened(keys, rows[0])
}

/** What is to be written about tokens that were read under their lock. */
export type OaTokensChange =
  | { readonly kind: 'keep' }
  | { readonly kind: 'replace'; readonly tokens: NewOaTokens }
  | { readonly kind: 'consentNeeded' }

/**
 * Reads an account's tokens under a lock of their row and writes what the work decides, both tokens in one statement: a refresh
 * token works once, so of several processes one must use it and the others must see what it got. Throws what the work throws, and
 * then nothing is changed.
 */
export async function changeOaTokens<Change extends OaTokensChange>(
  database: Pick<Database, 'transaction'>,
  oaId: string,
  work: (tokens: OaTokens | undefined) => Promise<Change>,
): Promise<Change> {
  return database.transaction(async (store) => {
    const rows = await store.sql.execute<Row>(sql`
      select * from oa_tokens where oa_id = ${oaId} for update`)
    const change = await work(rows[0] && opened(store.keys, rows[0]))
    if (change.kind === 'replace') await saveOaTokens(store, oaId, change.tokens)
    if (change.kind === 'consentNeeded')
      await store.sql.execute(sql`
        update oa_tokens set consent_needed_at = coalesce(consent_needed_at, clock_timestamp()) where oa_id = ${oaId}`)
    return change
  })
}

/** Keeps the tokens that a consent gave, in place of any before. */
export async function saveOaTokens(
  { sql: db, keys }: Store,
  oaId: string,
  tokens: NewOaTokens,
): Promise<void> {
  const access = Buffer.from(seal(keys, 'oaToken', tokens.access))
  const refresh = Buffer.from(seal(keys, 'oaToken', tokens.refresh))
  await db.execute(sql`
    insert into oa_tokens (oa_id, access_sealed, refresh_sealed, refreshed_at, access_until)
    values (${oaId}, ${access}, ${refresh}, clock_timestamp(),
            clock_timestamp() + make_interval(secs => ${tokens.seconds}))
    on conflict (oa_id) do update
       set access_sealed = excluded.access_sealed, refresh_sealed = excluded.refresh_sealed,
           refreshed_at = excluded.refreshed_at, access_until = excluded.access_until, consent_needed_at = null`)
}

function opened(keys: Store['keys'], row: Row): OaTokens {
  return {
    access: open(keys, 'oaToken', row.access_sealed),
    refresh: open(keys, 'oaToken', row.refresh_sealed),
    refreshedAt: new Date(row.refreshed_at),
    accessUntil: new Date(row.access_until),
    consentNeeded: row.consent_needed_at !== null,
  }
}

/** Minutes in which an administrator gives the consent that was begun: finding who that is may take a while. */
const CONSENT_MINUTES = 60

/** Remembers a consent that begins: the state that must come back with the code, and the verifier that goes with it. */
export async function beginConsent(
  { sql: db, keys }: Store,
  { state, verifier }: { readonly state: string; readonly verifier: string },
): Promise<void> {
  const sealed = Buffer.from(seal(keys, 'oaVerifier', verifier))
  await db.execute(sql`delete from oa_consents where expires_at < clock_timestamp()`)
  await db.execute(sql`
    insert into oa_consents (state_hash, verifier_sealed, expires_at)
    values (${stateHash(keys, state)}, ${sealed}, clock_timestamp() + make_interval(mins => ${CONSENT_MINUTES}))`)
}

/** The verifier of a consent that was begun here, once: whoever brings the state again, or another, gets nothing. */
export async function takeConsent({ sql: db, keys }: Store, state: string): Promise<string | undefined> {
  const rows = await db.execute<{ verifier_sealed: Uint8Array }>(sql`
    update oa_consents set used_at = clock_timestamp()
     where state_hash = ${stateHash(keys, state)} and used_at is null and expires_at > clock_timestamp()
    returning verifier_sealed`)
  return rows[0] && open(keys, 'oaVerifier', rows[0].verifier_sealed)
}

function stateHash(keys: Store['keys'], state: string): Buffer {
  return Buffer.from(findable(keys, 'oaState', state))
}
