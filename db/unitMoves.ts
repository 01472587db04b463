import type { Store } from './connect.ts'

/** From a unit's code in a former edition to the code of the one that took its place. */
export type UnitMove = { readonly from: string; readonly to: string }

/** A report round that is not closed, by its unit. */
export type OpenRound = { readonly unitCode: string; readonly title: string }

/** How many rows hang on a unit. */
export type OnUnits = { readonly venues: number; readonly groups: number; readonly officials: number }

/** What still hangs on a unit of an edition. */
export type LeftOnUnit = OnUnits & { readonly unitCode: string }

/**
 * The rounds of an edition that are open. They are reported in by that edition's groups, so groups stay until they are closed; none is
 * opened until the transaction ends.
 */
export async function openRoundsOf({ client }: Pick<Store, 'client'>, edition: string): Promise<OpenRound[]> {
  await client`lock table report_rounds in share mode`
  return client<OpenRound[]>`
    select unit_code as "unitCode", title from report_rounds
     where edition = ${edition} and closed_at is null order by unit_code, id`
}

/**
 * Moves what hangs on units of one edition to units of another: venues, groups, appointments, invitations that wait and cases. Where a
 * venue lay is kept, so that its figures of then are still found. To be run in a transaction.
 */
export async function moveUnits(
  store: Pick<Store, 'client'>,
  editions: { readonly from: string; readonly to: string },
  moves: readonly UnitMove[],
): Promise<OnUnits> {
  const [from, to] = [moves.map((move) => move.from), moves.map((move) => move.to)]
  const venues = await moveVenues(store, editions, from, to)
  const groups = await store.client`
    update unit_groups g set edition = ${editions.to}, unit_code = m.new
      from unnest(${from}::text[], ${to}::text[]) m(old, new)
     where g.edition = ${editions.from} and g.unit_code = m.old`
  const officials = await moveOfficials(store, editions, from, to)
  await store.client`
    update invitations i set edition = ${editions.to}, unit_code = m.new
      from unnest(${from}::text[], ${to}::text[]) m(old, new)
     where i.edition = ${editions.from} and i.unit_code = m.old and i.used_at is null`
  await store.client`
    update traces t set edition = ${editions.to}, unit_code = m.new
      from unnest(${from}::text[], ${to}::text[]) m(old, new)
     where t.edition = ${editions.from} and t.unit_code = m.old`
  return { venues, groups: groups.count, officials }
}

/** A venue's body goes along where it is mapped too; the venue belongs to none where it is not. */
async function moveVenues(
  { client }: Pick<Store, 'client'>,
  editions: { readonly from: string; readonly to: string },
  from: readonly string[],
  to: readonly string[],
): Promise<number> {
  await client`
    insert into venue_former_units (venue_id, edition, unit_code, body_code)
    select id, edition, unit_code, body_code from venues
     where edition = ${editions.from} and unit_code = any(${[...from]}::text[])
    on conflict (venue_id, edition) do update set unit_code = excluded.unit_code, body_code = excluded.body_code`
  const moved = await client`
    with m as (select * from unnest(${[...from]}::text[], ${[...to]}::text[]) as m(old, new))
    update venues v set edition = ${editions.to}, unit_code = m.new,
                        body_code = (select b.new from m b where b.old = v.body_code)
      from m where v.edition = ${editions.from} and v.unit_code = m.old`
  return moved.count
}

/** Who held one office in several units that became one holds it there once, for the longest of their times. */
async function moveOfficials(
  { client }: Pick<Store, 'client'>,
  editions: { readonly from: string; readonly to: string },
  from: readonly string[],
  to: readonly string[],
): Promise<number> {
  const [counted] = await client<{ count: number }[]>`
    select count(*)::int as count from officials
     where edition = ${editions.from} and unit_code = any(${[...from]}::text[])`
  await client`
    with held as (
      select o.id, row_number() over (
               partition by o.person_id, o.role, coalesce(m.new, o.unit_code) order by o.until desc nulls first, o.id) as nth
        from officials o left join unnest(${[...from]}::text[], ${[...to]}::text[]) m(old, new)
          on o.edition = ${editions.from} and o.unit_code = m.old
       where o.edition = ${editions.to} or m.old is not null)
    delete from officials o using held where held.id = o.id and held.nth > 1`
  await client`
    update officials o set edition = ${editions.to}, unit_code = m.new
      from unnest(${[...from]}::text[], ${[...to]}::text[]) m(old, new)
     where o.edition = ${editions.from} and o.unit_code = m.old`
  return counted?.count ?? 0
}

/** What hangs on the units of an edition, by unit, in the order of codes. */
export async function leftOnUnits({ client }: Pick<Store, 'client'>, edition: string): Promise<LeftOnUnit[]> {
  return client<LeftOnUnit[]>`
    select unit_code as "unitCode", sum(venues)::int as venues, sum(groups)::int as groups, sum(officials)::int as officials
      from (select unit_code, 1 as venues, 0 as groups, 0 as officials from venues
             where edition = ${edition} and closed_at is null
            union all select unit_code, 0, 1, 0 from unit_groups where edition = ${edition}
            union all select unit_code, 0, 0, 1 from officials where edition = ${edition}) hangs
     group by unit_code order by unit_code`
}
