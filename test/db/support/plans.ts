import { type SQL, sql } from 'drizzle-orm'
import type { Database, Store } from '../../../db/connect.ts'

/** A statement that was run, with the plan that the database has for it. */
export type Planned = { readonly plan: string }

/** The database, noting how it does each statement that is run through `sql.execute`. */
export function plansOf(database: Database): { readonly store: Store; readonly plans: string[] } {
  const plans: string[] = []
  const execute = (async (query: SQL) => {
    const rows = await database.sql.execute<Record<string, string>>(sql`explain ${query}`)
    plans.push(rows.map((row) => Object.values(row)[0]).join('\n'))
    return database.sql.execute(query)
  }) as unknown as Store['sql']['execute']
  return { store: { ...database, sql: { ...database.sql, execute } as Store['sql'] }, plans }
}

/** The tables that a plan reads whole. */
export function readWhole(plans: readonly string[]): string[] {
  return plans.flatMap((plan) => [...plan.matchAll(/Seq Scan on (\S+)/g)].map(([, table]) => table ?? ''))
}
