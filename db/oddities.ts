import { type SQL, sql } from 'drizzle-orm'
import { watchedSince } from './actLines.ts'
import type { Store } from './connect.ts'
import { idsBehind } from './logIds.ts'

/** What is unusual and has to be asked about; it proves nothing of anybody. */
export type OddityKind = 'in vain' | 'at night' | 'burst' | 'files' | 'searches' | 'office ended'

/** Whose it is, a reader's or a venue's random id, and how often, at most, on a day or at once. */
export type Oddity = { readonly kind: OddityKind; readonly logId: string; readonly count: number }

/** Look-ups on a day that found nobody: who copies numbers from a register mistypes a few. */
const IN_VAIN = 5
/** Offices are shut: from ten at night to five in the morning. */
const NIGHT = { from: 22, until: 5 }
/** Readings by one reader in ten minutes: who reads each takes a minute. */
const BURST = 20
/** Files of one venue's log on a day: one a tax year, one an inspection. */
const FILES = 5

type Asked = {
  readonly since: Date
  readonly zone: string
  /** Searches of a venue's log that are possible on a day. */
  readonly searches: number
}

/** What was unusual since a moment, by kind, the most of each first. */
export async function oddities({ sql: db }: Pick<Store, 'sql'>, asked: Asked): Promise<Oddity[]> {
  const found: Oddity[] = []
  for (const [kind, query] of Object.entries(queriesOf(asked)) as [OddityKind, SQL][]) {
    const rows = await db.execute<{ log_id: string; count: number }>(sql`
      select log_id, max(count)::int as count from (${query}) each group by log_id order by 2 desc, 1`)
    found.push(...rows.map((row) => ({ kind, logId: row.log_id, count: row.count })))
  }
  return found
}

function queriesOf({ since, zone, searches }: Asked): Readonly<Record<OddityKind, SQL>> {
  const watched = watchedSince(since)
  const day = sql`(at at time zone ${zone})::date`
  const hour = sql`extract(hour from at at time zone ${zone})`
  return {
    'in vain': sql`
      select actor_log_id as log_id, count(*) as count from ${watched} w where what = 'looked up' and count = 0
       group by actor_log_id, ${day} having count(*) >= ${IN_VAIN}`,
    'at night': sql`
      select actor_log_id as log_id, count(*) as count from ${watched} w
       where actor_kind = 'official' and is_reading and (${hour} >= ${NIGHT.from} or ${hour} < ${NIGHT.until})
       group by actor_log_id`,
    burst: sql`
      select actor_log_id as log_id, count(*) as count from ${watched} w where is_reading and actor_log_id is not null
       group by actor_log_id, date_bin('10 minutes', at, 'epoch') having count(*) >= ${BURST}`,
    files: sql`
      select venue_log_id as log_id, count(*) as count from ${watched} w where what = 'log file'
       group by venue_log_id, ${day} having count(*) >= ${FILES}`,
    searches: sql`
      select v.log_id, s.count from venue_searches s join venues v on v.id = s.venue_id
       where s.count >= ${searches} and s.day >= (${since.toISOString()}::timestamptz at time zone ${zone})::date`,
    'office ended': sql`
      select actor_log_id as log_id, count(*) as count from ${watched} w
       where actor_kind = 'official' and actor_log_id is not null and what <> 'office taken' and ${hasEnded}
       group by actor_log_id`,
  }
}

const actorIds = idsBehind(sql`w.actor_log_id`)
/** Somebody ended the office before, nobody gave one since, and none holds at that moment. */
const hasEnded = sql`
  exists (select 1 from acts e join ${actorIds} whose on whose.log_id = e.person_log_id
           where e.at < w.at and e.what in ('office ended', 'official cut off', 'officials remove', 'officials cut-off')
             and not exists (select 1 from acts t join ${actorIds} whose on whose.log_id = t.actor_log_id
                              where t.what = 'office taken' and t.at between e.at and w.at))
  and not exists (select 1 from persons p join officials o on o.person_id = p.id
                   where p.log_id = w.actor_log_id and (o.until is null or o.until > w.at))`
