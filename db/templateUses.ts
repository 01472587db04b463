import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'

/** A form that was switched on for a unit: it stands until it is stopped. */
export type TemplateUse = {
  readonly unitCode: string
  readonly template: string
  readonly since: Date
  readonly stands: boolean
}

/** Every use of an edition's units, the newest first; those that were stopped too, because they say that somebody chose. */
export async function templateUses(
  { sql: db }: Pick<Store, 'sql'>,
  edition: string,
): Promise<readonly TemplateUse[]> {
  const rows = await db.execute<{ unit_code: string; template: string; since: string; stands: boolean }>(sql`
    select unit_code, template, since, until is null as stands from template_uses
     where edition = ${edition} order by since desc, id desc`)
  return rows.map(({ unit_code: unitCode, template, since, stands }) => ({
    unitCode,
    template,
    since: new Date(since),
    stands,
  }))
}

/** Which form, in which unit. */
export type NamedUse = { readonly edition: string; readonly unitCode: string; readonly template: string }

/** Switches a form on. False when it is on already. */
export async function switchOn(
  { sql: db }: Pick<Store, 'sql'>,
  { edition, unitCode, template }: NamedUse,
  since: Date,
): Promise<boolean> {
  const rows = await db.execute(sql`
    insert into template_uses (edition, unit_code, template, since)
    values (${edition}, ${unitCode}, ${template}, ${since.toISOString()})
    on conflict (edition, unit_code, template) where until is null do nothing returning id`)
  return rows.length > 0
}

/** Switches a form off. False when it is not on. */
export async function switchOff(
  { sql: db }: Pick<Store, 'sql'>,
  { edition, unitCode, template }: NamedUse,
  until: Date,
): Promise<boolean> {
  const rows = await db.execute(sql`
    update template_uses set until = ${until.toISOString()}
     where edition = ${edition} and unit_code = ${unitCode} and template = ${template} and until is null returning id`)
  return rows.length > 0
}
