import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** A process of the server: which key it seals with, and which ones it opens. */
export type KeyUse = { readonly process: string; readonly seals: number; readonly opens: readonly number[] }

/** Says which keys a process uses; whatever has been silent for a day is forgotten. */
export async function noteKeyUse({ sql: db, keys }: Store, process: string): Promise<void> {
  const opens = sql.param([...keys.openers.keys()])
  await db.execute(sql`
    insert into key_uses (process, seals, opens, seen_at)
    values (${process}, ${keys.current}, ${opens}::smallint[], clock_timestamp())
    on conflict (process) do update set seals = excluded.seals, opens = excluded.opens, seen_at = excluded.seen_at`)
  await db.execute(sql`delete from key_uses where seen_at < clock_timestamp() - interval '1 day'`)
}

export async function forgetKeyUse({ sql: db }: Pick<Store, 'sql'>, process: string): Promise<void> {
  await db.execute(sql`delete from key_uses where process = ${process}`)
}

/** The processes that were seen in the last seconds, the first that came first. */
export async function keyUses({ sql: db }: Pick<Store, 'sql'>, seconds: number): Promise<KeyUse[]> {
  return db.execute<KeyUse>(sql`
    select process, seals, opens from key_uses
     where seen_at > clock_timestamp() - make_interval(secs => ${seconds}) order by process`)
}
