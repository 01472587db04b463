import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** A venue with many arrivals on a day, and those of the days before it on which anybody came. */
export type FullDay = {
  readonly venueId: number
  readonly type: string
  readonly capacity: number | null
  readonly count: number
  readonly past: readonly { readonly count: number; readonly isFlagged: boolean }[]
}

/** Which days are worth a closer look: from how many arrivals on, beside so many days before, and how many venues. */
export type SieveOfDays = {
  readonly least: number
  /** How many times what came on each of so many of the days before, which is usual whatever else is known. */
  readonly times: number
  readonly usualDays: number
  readonly days: number
  readonly atMost: number
}

/** The venues to which many more came on a day than is usual, those with the most first, with their past. */
export async function fullDays(
  { sql: db }: Pick<Store, 'sql'>,
  day: string,
  { least, times, usualDays, days, atMost }: SieveOfDays,
): Promise<FullDay[]> {
  const past = sql`p.venue_id = d.venue_id and p.day >= ${day}::date - ${days}::int and p.day < ${day}::date and p.ins > 0`
  const rows = await db.execute<{
    venue_id: number
    type: string
    capacity: number | null
    ins: number
    counts: number[]
    flagged: boolean[]
  }>(sql`
    with full_days as materialized (
      select d.venue_id, d.ins from venue_days d
       where d.day = ${day}::date and d.ins >= ${least}
         and d.ins > ${times}::int * coalesce((select p.ins from venue_days p where ${past} order by p.ins desc offset ${usualDays - 1} limit 1), 0)
       order by d.ins desc limit ${atMost}
    )
    select d.venue_id, v.type, v.capacity, d.ins,
           array(select p.ins from venue_days p where ${past} order by p.day) as counts,
           array(select exists (select from plausibility_flags f where f.venue_id = p.venue_id and f.day = p.day and f.kind = 'day')
                   from venue_days p where ${past} order by p.day) as flagged
      from full_days d
     cross join lateral (select type, capacity from venues where id = d.venue_id offset 0) v`)
  return rows.map(({ venue_id, type, capacity, ins, counts, flagged }) => ({
    venueId: Number(venue_id),
    type,
    capacity,
    count: ins,
    past: counts.map((count, index) => ({ count, isFlagged: flagged[index] ?? false })),
  }))
}
