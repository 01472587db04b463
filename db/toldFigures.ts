import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import type { UnitKey } from './officials.ts'

/** A day's or week's figures as a group was told them last, and when. */
export type ToldFigures = {
  readonly firstDay: string
  readonly asOf: Date
  readonly ins: number
  readonly outs: number
  readonly declarations: number
}

/** A group's summaries of one kind. */
export type Telling = { readonly chatId: number; readonly unit: UnitKey; readonly period: 'day' | 'week' }

/** Days after which nobody asks any more what was told. */
const KEPT_DAYS = 31

/** What the group was told of the last such period that began before a day; nothing when it was bound to another unit then. */
export async function lastTold(
  { sql: db }: Pick<Store, 'sql'>,
  { chatId, unit, period }: Telling,
  before: string,
): Promise<ToldFigures | undefined> {
  const [row] = await db.execute<
    Omit<ToldFigures, 'asOf'> & { as_of: string; edition: string; unit: string }
  >(sql`
    select to_char(first_day, 'YYYY-MM-DD') as "firstDay", as_of, ins, outs, declarations, edition, unit_code as unit
      from told_figures where chat_id = ${chatId} and period = ${period} and first_day < ${before}::date
     order by first_day desc limit 1`)
  if (row?.edition !== unit.edition || row.unit !== unit.unitCode) return undefined
  const { firstDay, ins, outs, declarations } = row
  return { firstDay, asOf: new Date(row.as_of), ins, outs, declarations }
}

/** Keeps what a group is told, in place of what it was told of that period before. */
export async function keepTold(
  { sql: db }: Pick<Store, 'sql'>,
  { chatId, unit, period }: Telling,
  { firstDay, asOf, ins, outs, declarations }: ToldFigures,
): Promise<void> {
  await db.execute(sql`
    delete from told_figures
     where chat_id = ${chatId} and period = ${period} and first_day < ${firstDay}::date - ${KEPT_DAYS}::int`)
  await db.execute(sql`
    insert into told_figures (chat_id, period, first_day, edition, unit_code, as_of, ins, outs, declarations)
    values (${chatId}, ${period}, ${firstDay}::date, ${unit.edition}, ${unit.unitCode}, ${asOf.toISOString()}::timestamptz,
            ${ins}, ${outs}, ${declarations})
    on conflict (chat_id, period, first_day) do update
       set edition = excluded.edition, unit_code = excluded.unit_code, as_of = excluded.as_of,
           ins = excluded.ins, outs = excluded.outs, declarations = excluded.declarations`)
}
