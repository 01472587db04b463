import { type SQL, sql } from 'drizzle-orm'
import type { Database, Store } from '../../db/connect.ts'
import { countExposed, type ExposureQuery, exposedPersons, presencesOf } from '../../db/exposures.ts'
import { alone, type Figure } from './harness.ts'

/** Parts of tables that are so small that reading them whole is the shortest way. */
const SMALL = ['units', 'venue_former_units']

/**
 * The plans of one trace with what was really read: they are printed, and counted are the days that are left out and the
 * tables that are read whole, of which there should be none.
 */
export async function planFigures(database: Database, query: ExposureQuery): Promise<Figure[]> {
  const plans: string[] = []
  const execute = (async (asked: SQL) => {
    const rows = await database.sql.execute<Record<string, string>>(sql`explain (analyze, buffers) ${asked}`)
    plans.push(rows.map((row) => Object.values(row)[0]).join('\n'))
    return database.sql.execute(asked)
  }) as unknown as Store['sql']['execute']
  const store = { ...database, sql: { ...database.sql, execute } as Store['sql'] }
  const persons = await exposedPersons(store, query, { after: 0, limit: 100 })
  await presencesOf(store, query, persons)
  await countExposed(store, query)
  const [days] = await database.client<{ count: number }[]>`
    select count(*)::int as count from pg_inherits where inhparent = 'visits'::regclass`
  const all = plans.join('\n\n')
  const planned = new Set(all.match(/visits_\d{8}(?= )/g))
  const whole = [...all.matchAll(/Seq Scan on (\w+)/g)].filter(([, table]) => !SMALL.includes(table ?? ''))
  console.error(shortened(all))
  return [
    alone('days of visits that there are', 'days', [days?.count ?? 0]),
    alone('days of visits that a trace plans to read', 'days', [planned.size]),
    alone('tables that it reads whole', 'tables', [whole.length]),
  ]
}

/** One day stands for all, because the others' lines say the same, and what was not needed is left out. */
function shortened(plans: string): string {
  const told = new Set<string>()
  return plans
    .split('\n')
    .map((line) =>
      line.replace(/ {2}\(cost=\S+ rows=\d+ width=\d+\)/, '').replaceAll(/visits_\d{8}/g, 'visits_DAY'),
    )
    .filter((line) => /->|CTE|Limit|Time:/.test(line) && !line.includes('never executed'))
    .filter((line) => {
      const node = line.replace(/ [a-z]{1,2}(_\d+)? *\(actual.*| \(actual.*/, '').trim()
      return node.includes('Time:') || (!told.has(node) && told.add(node))
    })
    .join('\n')
}
