import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

export type Bucket = {
  readonly name: string
  readonly perSecond: number
  readonly burst: number
  /** Tokens that are left for others. */
  readonly reserve: number
}

/**
 * Takes a token from every bucket, or none. Gives, for each bucket, the seconds after which it will have one. They are taken when
 * none of these is longer than `aheadSeconds`; then what they are for may begin only after the longest. So all are 0 when tokens
 * were taken that are there.
 */
export async function takeTokens(
  { client }: Pick<Store, 'client'>,
  buckets: readonly Bucket[],
  aheadSeconds = 0,
): Promise<readonly number[]> {
  const [row] = await client<{ waits: number[] }[]>`
    select take_tokens(${buckets.map((bucket) => bucket.name)}::text[],
                       ${buckets.map((bucket) => bucket.perSecond)}::float8[],
                       ${buckets.map((bucket) => bucket.burst)}::float8[],
                       ${buckets.map((bucket) => bucket.reserve)}::float8[],
                       ${aheadSeconds}::float8) as waits`
  return row?.waits ?? []
}

/** Closes a bucket for some seconds, when the messenger itself said to wait; then it holds one token. */
export async function closeBucket({ sql: db }: Store, name: string, seconds: number): Promise<void> {
  await db.execute(sql`
    update paces set tokens = 1, filled_at = clock_timestamp() + make_interval(secs => ${seconds})
     where bucket = ${name}`)
}

/**
 * Opens a bucket that was closed, and lets what was held back by it go at once: what closed it is mended. What is just being sent
 * is left alone, or it would be sent twice.
 */
export async function openBucket({ sql: db }: Store, name: string): Promise<void> {
  await db.execute(
    sql`update paces set filled_at = least(filled_at, clock_timestamp()) where bucket = ${name}`,
  )
  await db.execute(sql`
    update outbox set next_at = clock_timestamp()
     where channel = ${name} and done_at is null and next_at > clock_timestamp() and next_at < 'infinity'
       and reason is not null`)
}
