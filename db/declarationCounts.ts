import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** The declaration that is in force where nobody has chosen another: a summary counts by it. */
export const USUAL_TEMPLATE = 'national2021'

/** What a declaration adds to the counts of a unit's day, by the names under which its form counts. */
export type Counted = {
  readonly edition: string
  readonly unitCode: string
  /** The city day on which it was declared. */
  readonly day: string
  readonly template: string
  readonly figures: Readonly<Record<string, number>>
}

/** Counts a declaration. The rows are taken in one order, so that two who count at once never wait for each other. */
export async function countDeclaration(
  { sql: db }: Pick<Store, 'sql'>,
  { edition, unitCode, day, template, figures }: Counted,
): Promise<void> {
  const added = Object.entries(figures).filter(([, count]) => count !== 0)
  const names = added.map(([name]) => name)
  const counts = added.map(([, count]) => count)
  await db.execute(sql`
    insert into declaration_counts (edition, unit_code, day, template, name, count)
    select ${edition}, ${unitCode}, ${day}::date, ${template}, name, count
      from unnest(${sql.param(names)}::text[], ${sql.param(counts)}::int[]) as added (name, count) order by name
    on conflict (edition, unit_code, day, template, name) do update set count = declaration_counts.count + excluded.count`)
}

/** The figures of one form by name. */
export type FormCounts = ReadonlyMap<string, number>

/** What was declared in days of the city, both included, in a unit and all below it, by form. Of somebody elsewhere the unit is the city. */
export async function declarationCounts(
  { sql: db }: Pick<Store, 'sql'>,
  { edition, unitCode }: { readonly edition: string; readonly unitCode: string },
  { first, last }: { readonly first: string; readonly last: string },
): Promise<ReadonlyMap<string, FormCounts>> {
  const rows = await db.execute<{ template: string; name: string; count: number }>(sql`
    with recursive below as (
      select code from units where edition = ${edition} and code = ${unitCode}
      union all
      select u.code from units u join below b on u.parent_code = b.code where u.edition = ${edition}
    )
    select d.template, d.name, sum(d.count)::int as count from declaration_counts d join below b on b.code = d.unit_code
     where d.edition = ${edition} and d.day between ${first}::date and ${last}::date
     group by d.template, d.name order by d.template, d.name`)
  const byForm = new Map<string, Map<string, number>>()
  for (const { template, name, count } of rows) {
    const form = byForm.get(template) ?? new Map<string, number>()
    byForm.set(template, form.set(name, count))
  }
  return byForm
}
