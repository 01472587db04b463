import postgres from 'postgres'
import { visitEmbeddedDatabase } from '../../../db/embedded/index.ts'

/** The morning as the tables hold it, counted beside the server and by none of its queries. */
export type Counted = {
  /** Different people of whom a visit was recorded. */
  readonly visitors: number
  /** Visits that somebody was seen to begin, and those of them that somebody was seen to end. */
  readonly arrivals: number
  readonly departures: number
  /** The same with companions; who has left is also whoever stayed as long as people usually do. */
  readonly peopleIn: number
  readonly peopleOut: number
  /** People inside, companions too, by the rows that say where everybody is. */
  readonly insideByPlaces: number
  /** Visits of one person at one venue that overlap: somebody counted twice. */
  readonly doubled: number
  /** Arrivals and departures by the hourly counts that feed the officials' summaries. */
  readonly hourlyIns: number
  readonly hourlyOuts: number
}

export async function countMorning(dataDir: string): Promise<Counted> {
  const visit = await visitEmbeddedDatabase({ dataDir, note: () => {} })
  const sql = postgres(visit.serverUrl, { max: 1, onnotice: () => {} })
  try {
    const [counted] = await sql<Counted[]>`
      select count(distinct person_id)::int as visitors,
             (count(*) filter (where not start_inferred))::int as arrivals,
             (count(*) filter (where ended_by = 'out'))::int as departures,
             (sum(1 + companions) filter (where not start_inferred))::int as "peopleIn",
             (sum(1 + companions) filter (where not start_inferred and ended_at is not null))::int as "peopleOut",
             (select coalesce(sum(1 + companions), 0)::int from open_visits) as "insideByPlaces",
             (select count(*)::int from visits a join visits b
                on a.person_id = b.person_id and a.venue_id = b.venue_id and a.id < b.id
               and a.started_at < coalesce(b.ended_at, 'infinity')
               and b.started_at < coalesce(a.ended_at, 'infinity')) as doubled,
             (select sum(ins)::int from venue_hours) as "hourlyIns",
             (select sum(outs)::int from venue_hours) as "hourlyOuts"
        from visits`
    if (!counted) throw new Error('nothing was counted')
    return counted
  } finally {
    await sql.end()
    await visit.leave()
  }
}
