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

/** So many days that were told are held against what is counted now; of weeks the last. */
const COMPARED = { day: 7, week: 1 } as const

/** What the group was told of its unit's last such periods that began before a day, latest first. */
export async function toldBefore(
  { sql: db }: Pick<Store, 'sql'>,
  { chatId, unit, period }: Telling,
  before: string,
): Promise<ToldFigures[]> {
  const rows = await db.execute<Omit<ToldFigures, 'asOf'> & { as_of: string }>(sql`
    select to_char(first_day, 'YYYY-MM-DD') as "firstDay", as_of, ins, outs, declarations
      from told_figures
     where chat_id = ${chatId} and period = ${period} and first_day < ${before}::date
       and edition = ${unit.edition} and unit_code = ${unit.unitCode}
     order by first_day desc limit ${COMPARED[period]}`)
  return [...rows].map(({ as_of, ...told }) => ({ ...told, asOf: new Date(as_of) }))
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
