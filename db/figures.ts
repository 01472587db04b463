import { type SQL, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { USUAL_TEMPLATE } from './declarationCounts.ts'

/** So many venues are looked up one by one in the time in which a day of a great city's 50,000 is read. */
const FEW_VENUES = 5_000
const ARE_FEW = sql`few as materialized (select count(*) <= ${FEW_VENUES} as are from placed)`

/** A span of time: from its start to before its end. */
export type Span = { readonly from: Date; readonly to: Date }

/** Days of the city, `YYYY-MM-DD`, both included. */
export type Days = { readonly first: string; readonly last: string }

/** Days of the city; of the last only what lies before a full hour, where one is said. */
export type Period = Days & { readonly until?: Date }

/**
 * What is counted of venues in a period, over a unit and all below it. Each venue counts once, however often it lies there: a
 * unit's departments and unions are no part of it, and of a department its own venues count, wherever they stand.
 */
export type VenueFigures = {
  /** Venues that were registered before the period's end and were neither closed nor suspended before its start. */
  readonly open: number
  /** Venues that were registered in the period. */
  readonly newVenues: number
  /** Open venues into which somebody came in the period. */
  readonly active: number
  /** Who came in, and who left, in the period; the venue's fate since then changes nothing. */
  readonly ins: number
  readonly outs: number
}

/** A period's figures; those without a visit are `open - active`. */
export type PeriodFigures = VenueFigures & {
  /** Declarations by the usual form that were made in the period, and those of them with a risk. */
  readonly declarations: number
  readonly risky: number
}

/**
 * The figures of some units of an edition in whole days, by code: of each with all below it, at any depth, in one query. A unit
 * that does not exist has nothing.
 */
export async function figuresOfUnits(
  { sql: db }: Pick<Store, 'sql'>,
  edition: string,
  unitCodes: readonly string[],
  days: Days,
): Promise<ReadonlyMap<string, PeriodFigures>> {
  const rows = await db.execute<{ code: string } & PeriodFigures>(sql`
    with recursive ${bounds(days)}, ${below(edition, unitCodes)}, ${passages(edition, days)}, ${ofVenues},
    declared as (
      select b.top, sum(d.count) filter (where d.name = 'all') as declarations, sum(d.count) filter (where d.name = 'risk') as risky
        from below b join declaration_counts d on d.edition = ${edition} and d.unit_code = b.code
       where d.day between ${days.first}::date and ${days.last}::date and d.template = ${USUAL_TEMPLATE}
       group by b.top
    )
    select a.code, ${VENUE_FIGURES},
           coalesce(d.declarations, 0)::float8 as declarations, coalesce(d.risky, 0)::float8 as risky
      from ${asked(unitCodes)} left join of_venues v on v.top = a.code left join declared d on d.top = a.code`)
  return byCode(rows)
}

/** What is counted of venues alone, also of a period whose last day is not over. */
export async function venueFiguresOfUnits(
  { sql: db }: Pick<Store, 'sql'>,
  edition: string,
  unitCodes: readonly string[],
  period: Period,
): Promise<ReadonlyMap<string, VenueFigures>> {
  const rows = await db.execute<{ code: string } & VenueFigures>(sql`
    with recursive ${bounds(period)}, ${below(edition, unitCodes)}, ${passages(edition, period)}, ${ofVenues}
    select a.code, ${VENUE_FIGURES} from ${asked(unitCodes)} left join of_venues v on v.top = a.code`)
  return byCode(rows)
}

/** The names of a unit's open venues without a visit in some days, in their order, beginning behind some of them. */
export async function venuesWithoutVisit(
  { sql: db }: Pick<Store, 'sql'>,
  { edition, unitCode }: { readonly edition: string; readonly unitCode: string },
  days: Days,
  { behind = 0, atMost }: { readonly behind?: number; readonly atMost: number },
): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    with recursive ${bounds(days)}, ${below(edition, [unitCode])}, ${passages(edition, days)}
    select v.name from placed l join venues v on v.id = l.venue_id cross join bounds
      left join passages p on p.venue_id = v.id
     where ${IS_OPEN} and coalesce(p.ins, 0) <= 0
     order by v.folded_name, v.name, v.id limit ${atMost} offset ${behind}`)
  return rows.map((row) => row.name)
}

/** A day's part of a period's figures; over the days they add up to it. */
export type DayTotals = { readonly day: string } & Pick<PeriodFigures, 'ins' | 'outs' | 'declarations'>

/** Who came, left and declared in a unit and all below it, day by day, oldest first. */
export async function dailyTotals(
  { sql: db }: Pick<Store, 'sql'>,
  { edition, unitCode }: { readonly edition: string; readonly unitCode: string },
  { first, last }: Days,
): Promise<DayTotals[]> {
  const within = sql`between ${first}::date and ${last}::date`
  const rows = await db.execute<DayTotals>(sql`
    with recursive ${below(edition, [unitCode])}, ${placed(edition)}, ${ARE_FEW},
    passed as (
      select day, sum(ins) as ins, sum(outs) as outs from (
        select d.* from placed l cross join lateral (
          select day, ins, outs from venue_days where venue_id = l.venue_id and day ${within} offset 0) d
         where (select are from few)
        union all
        (select day, sum(ins), sum(outs) from venue_days
          where day ${within} and not (select are from few) and (venue_id in (select venue_id from placed)) is true group by day)
      ) as counted group by day
    ),
    declared as (
      select d.day, sum(d.count) as declarations from below b
        join declaration_counts d on d.edition = ${edition} and d.unit_code = b.code
       where d.day ${within} and d.template = ${USUAL_TEMPLATE} and d.name = 'all' group by d.day
    )
    select to_char(s.day, 'YYYY-MM-DD') as day, coalesce(p.ins, 0)::float8 as ins, coalesce(p.outs, 0)::float8 as outs,
           coalesce(d.declarations, 0)::float8 as declarations
      from generate_series(${first}::date, ${last}::date, interval '1 day') as s (day)
      left join passed p on p.day = s.day left join declared d on d.day = s.day
     order by s.day`)
  return [...rows]
}

/**
 * The moments between which the period lies, and what its counts are read from: whole days through `last_whole`, and of a day
 * that goes on the hours between two moments, added or, past noon, taken from the whole day: the shorter part of it is read.
 */
function bounds({ first, last, until }: Period): SQL {
  const begins = (day: SQL) => sql`(${day})::timestamp at time zone z.zone`
  const zone = sql`(select coalesce((select time_zone from city_state), 'Asia/Ho_Chi_Minh') as zone) as z`
  const dayEnd = begins(sql`${last}::date + 1`)
  if (!until)
    return sql`bounds as materialized (select ${begins(sql`${first}::date`)} as since, ${dayEnd} as until from ${zone})`
  return sql`bounds as materialized (
      select since, until, case when takes then ${last}::date else ${last}::date - 1 end as last_whole,
             case when takes then until else last_since end as hours_since, case when takes then day_end else until end as hours_until,
             case when takes then -1 else 1 end as sign
        from (select m.*, until - last_since > day_end - until as takes from (
                select ${begins(sql`${first}::date`)} as since, ${until.toISOString()}::timestamptz as until,
                       ${begins(sql`${last}::date`)} as last_since, ${dayEnd} as day_end from ${zone}) as m) as split
    )`
}

/**
 * The units at and below each that was asked for. Of the territory only the territory is below, of a department only
 * departments: a venue of a department lies in a ward as well, and is the department's wherever that ward is.
 */
export function below(edition: string, unitCodes: readonly string[]): SQL {
  return sql`below as (
      select code as top, code, kind from units where edition = ${edition} and code = any(${sql.param(unitCodes)}::text[])
      union
      select b.top, u.code, u.kind from below b join units u on u.edition = ${edition} and u.parent_code = b.code and u.kind = b.kind
    )`
}

/** Each venue once for each unit that was asked for. */
function placed(edition: string): SQL {
  return sql`placed as materialized (
      select distinct b.top, p.venue_id from below b
        join venue_placements p on p.edition = ${edition} and p.unit_code = b.code
    )`
}

/**
 * What passed at each of these venues. Few are looked up one by one; where they are many, what all venues of the city counted in
 * these days is read in a row, which takes a tenth of the time for each.
 */
function passages(edition: string, period: Period): SQL {
  return sql`${placed(edition)}, ${ARE_FEW},
    passages as materialized (
      select venue_id, sum(ins) as ins, sum(outs) as outs from (
        select c.* from (select distinct venue_id from placed where (select are from few)) l
         cross join lateral (${countsOf(period, sql`venue_id = l.venue_id`)} offset 0) c
        union all
        select * from (${countsOf(period, sql`not (select are from few)`)}) as c
      ) as counted group by venue_id
    )`
}

/** Whole days by the days' counts, a day that goes on by its hours as well. */
function countsOf({ first, last, until }: Period, where: SQL): SQL {
  if (!until)
    return sql`select venue_id, ins, outs from venue_days where day between ${first}::date and ${last}::date and ${where}`
  return sql`
    select venue_id, ins, outs from venue_days, bounds where day between ${first}::date and last_whole and ${where}
    union all
    select venue_id, sign * ins, sign * outs from venue_hours, bounds where hour >= hours_since and hour < hours_until and ${where}`
}

const IS_OPEN = sql`(v.created_at < bounds.until and coalesce(v.closed_at, 'infinity') >= bounds.since
       and coalesce(v.suspended_at, 'infinity') >= bounds.since)`

const ofVenues = sql`of_venues as (
      select l.top, count(*) filter (where ${IS_OPEN}) as open,
             count(*) filter (where v.created_at >= bounds.since and v.created_at < bounds.until) as new_venues,
             count(*) filter (where ${IS_OPEN} and p.ins > 0) as active, sum(p.ins) as ins, sum(p.outs) as outs
        from placed l join venues v on v.id = l.venue_id cross join bounds left join passages p on p.venue_id = v.id
       group by l.top
    )`

const VENUE_FIGURES = sql`
           coalesce(v.open, 0)::int as open, coalesce(v.new_venues, 0)::int as "newVenues", coalesce(v.active, 0)::int as active,
           coalesce(v.ins, 0)::float8 as ins, coalesce(v.outs, 0)::float8 as outs`

function asked(unitCodes: readonly string[]): SQL {
  return sql`(select distinct code from unnest(${sql.param(unitCodes)}::text[]) as one (code)) as a`
}

function byCode<Figures>(rows: Iterable<{ code: string } & Figures>): ReadonlyMap<string, Figures> {
  const found = [...rows].map(({ code, ...figures }) => [code, figures as Figures] as const)
  return new Map(found)
}
