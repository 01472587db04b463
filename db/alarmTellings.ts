import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** An alarm that comes and goes is told once in this time that it stands, and once that it is over. */
const QUIET = '10 minutes'

/** An alarm of which there is something to tell, and since when it stood. */
export type Telling = { readonly name: string; readonly raisedAt: Date }

/** What there is to tell: alarms that stand, and told ones that stand no more. */
export type Untold = { readonly raised: readonly Telling[]; readonly over: readonly Telling[] }

type Row = { name: string; raised_at: string }

/**
 * Takes what is to be told, and notes that it is. The caller tells it in the same transaction, so that of several processes
 * one does, and what a kill leaves untold is told later.
 */
export async function takeUntold(store: Pick<Store, 'sql'>, now: Date): Promise<Untold> {
  const moment = sql`${now.toISOString()}::timestamptz`
  return { over: await takeOver(store, moment), raised: await takeRaised(store, moment) }
}

/** The condition stands twice: before the insert, so that nothing is written where nothing is to be told, and behind its lock. */
async function takeRaised({ sql: db }: Pick<Store, 'sql'>, moment: SQL): Promise<Telling[]> {
  const isDue = sql`not t.stands and t.raised_told_at <= ${moment} - ${QUIET}::interval`
  const rows = await db.execute<Row>(sql`
    insert into alarm_tellings as t (name, stands, raised_at, raised_told_at)
    select a.name, true, a.raised_at, ${moment} from alarms a left join alarm_tellings t on t.name = a.name
     where t.name is null or (${isDue}) order by a.name
    on conflict (name) do update
       set stands = true, raised_at = excluded.raised_at, raised_told_at = excluded.raised_told_at
     where ${isDue}
    returning name, raised_at`)
  return rows.map(telling)
}

async function takeOver({ sql: db }: Pick<Store, 'sql'>, moment: SQL): Promise<Telling[]> {
  const rows = await db.execute<Row>(sql`
    update alarm_tellings t set stands = false, over_told_at = ${moment}
     where t.stands and (t.over_told_at is null or t.over_told_at <= ${moment} - ${QUIET}::interval)
       and not exists (select 1 from alarms a where a.name = t.name)
    returning name, raised_at`)
  return rows.map(telling)
}

function telling({ name, raised_at }: Row): Telling {
  return { name, raisedAt: new Date(raised_at) }
}
