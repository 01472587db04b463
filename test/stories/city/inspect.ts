import { cityDay, startOfCityDay } from '../../../bot/core/cityTime.ts'
import type { Database } from '../../../db/connect.ts'
import type { Environment } from '../../../server/env/environment.ts'
import { StoryDiffers } from '../play.ts'
import type { Stage } from '../stage.ts'

/** Under which blanks of the script each figure of the city's day was said. */
const FIGURES = ['open', 'active', 'ins', 'outs', 'declarations', 'risky'] as const
type Figures = Readonly<Record<(typeof FIGURES)[number], number>>

/** Every figure of the city's day, as it was said, against the rows themselves: counted beside the server, in plain SQL. */
export async function inspectCity(
  stage: Stage,
  database: Database,
  environment: Environment,
): Promise<string> {
  const counted = await countDay(database, environment)
  for (const what of FIGURES) {
    const said = Number(stage.filled.get(`count${` ${what}`}`)?.replaceAll('.', ''))
    if (said !== counted[what])
      throw new StoryDiffers(`${what}: ${said} was said, ${counted[what]} counted beside the server`)
  }
  const { active, open, ins, outs, declarations } = counted
  return `Đếm riêng trong cơ sở dữ liệu: ${active}/${open} điểm có lượt, ${ins} lượt vào, ${outs} lượt ra, ${declarations} tờ khai.`
}

async function countDay(
  { client }: Database,
  { UNITS_EDITION: edition, CITY_TIME_ZONE: zone }: Environment,
): Promise<Figures> {
  const from = startOfCityDay(cityDay(new Date(), zone), zone).toISOString()
  const [row] = await client<Figures[]>`
    with open as (
      select id from venues where edition = ${edition} and created_at < now()
         and (closed_at is null or closed_at > ${from}) and (suspended_at is null or suspended_at > ${from})
    ), today as (
      select v.venue_id, v.person_id from visits v where v.started_at >= ${from}
    )
    select (select count(*)::int from open) as open,
           (select count(distinct venue_id)::int from today join open on open.id = today.venue_id) as active,
           (select count(*)::int from today) as ins,
           (select count(*)::int from visits where ended_at >= ${from} and ended_by = 'out') as outs,
           (select count(*)::int from declarations where declared_at >= ${from}) as declarations,
           (select count(*)::int from declarations where declared_at >= ${from} and risk) as risky`
  if (!row) throw new Error('a count without a row')
  return row
}
