import { sql } from 'drizzle-orm'
import type { PendingQuery, Row } from 'postgres'
import type { Store } from './connect.ts'

/** Counts an arrival or a departure in the venue's hour, or takes one back. */
export async function countPassage(
  { client }: Pick<Store, 'client'>,
  venueId: number,
  at: Date,
  column: 'ins' | 'outs',
  change: 1 | -1,
): Promise<void> {
  const [ins, outs] = column === 'ins' ? [change, 0] : [0, change]
  await countingPassage({ client }, { venueId, at, ins, outs })
}

/** The statement that counts passages, for whoever records what is counted in the same one. */
export function countingPassage(
  { client }: Pick<Store, 'client'>,
  {
    venueId,
    at,
    ins,
    outs,
  }: { readonly venueId: number; readonly at: Date; readonly ins: number; readonly outs: number },
): PendingQuery<Row[]> {
  return client`
    insert into venue_hours (venue_id, hour, ins, outs)
    values (${venueId}, date_trunc('hour', ${at.toISOString()}::timestamptz), ${ins}, ${outs})
    on conflict (venue_id, hour) do update set ins = venue_hours.ins + excluded.ins, outs = venue_hours.outs + excluded.outs`
}

/** Locks hours of a venue, always from the earliest on, before passages are counted in them in another order. */
export async function holdHours(
  { sql: db }: Pick<Store, 'sql'>,
  venueId: number,
  moments: readonly Date[],
): Promise<void> {
  const times = moments.map((moment) => moment.toISOString())
  await db.execute(sql`
    insert into venue_hours (venue_id, hour)
    select distinct ${venueId}::bigint, date_trunc('hour', at) as hour from unnest(${sql.param(times)}::timestamptz[]) at
     order by hour
    on conflict (venue_id, hour) do update set ins = venue_hours.ins`)
}
