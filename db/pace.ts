import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

export type Bucket = { readonly name: string; readonly perSecond: number; readonly burst: number }

/** Takes a token from every bucket, or none; gives the seconds after which they could be had (0: taken). */
export async function takeTokens({ sql: db }: Store, buckets: readonly Bucket[]): Promise<number> {
  const rows = await db.execute<{ wait: number }>(sql`
    select take_tokens(${sql.param(buckets.map((bucket) => bucket.name))}::text[],
                       ${sql.param(buckets.map((bucket) => bucket.perSecond))}::float8[],
                       ${sql.param(buckets.map((bucket) => bucket.burst))}::float8[]) as wait`)
  return Number(rows[0]?.wait ?? 0)
}

/** Empties a bucket for some seconds, when the messenger itself said to wait. */
export async function closeBucket({ sql: db }: Store, name: string, seconds: number): Promise<void> {
  await db.execute(sql`
    update paces set tokens = 0, filled_at = clock_timestamp() + make_interval(secs => ${seconds}) where bucket = ${name}`)
}
