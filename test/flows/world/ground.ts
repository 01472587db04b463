import type { City } from '../../../bot/core/city.ts'
import { addDays, cityDay, startOfCityDay } from '../../../bot/core/cityTime.ts'
import type { ChannelName } from '../../../bot/core/received.ts'
import { connect, type Database } from '../../../db/connect.ts'
import { makeVisitPartitions } from '../../../db/partitions.ts'
import { freshDatabase } from '../../support/database.ts'
import { cityIn, EDITION, KEYS, ZONE } from './city.ts'
import { giveInvitations, openPlaces } from './places.ts'

/** When every conversation begins: long past, so that the database's own clock never comes before it. */
export const BEGINNING = new Date('2025-11-24T05:00:00Z')
const DAYS_BACK = 5
const DAYS_AHEAD = 7
const FIRST_DAY = addDays(cityDay(BEGINNING, ZONE), -DAYS_BACK)

/** A database with a city's units and days, on which one world after another can stand. */
export type Ground = {
  readonly database: Database
  /** The same as the role that owns it. */
  readonly owner: Database
  readonly city: City
  /** Forgets everybody and everything but the units, and opens the places that every conversation knows. */
  clear(ownersChannel: ChannelName): Promise<void>
  readonly ownerUrl: string
  /** Runs a statement that only the owner may run. */
  asOwner(statement: string): Promise<void>
  close(): Promise<void>
}

export async function newGround(connections = 2): Promise<Ground> {
  const fresh = await freshDatabase()
  const database = connect({ url: fresh.url, keys: KEYS, connections })
  const owner = connect({ url: fresh.ownerUrl, keys: KEYS, connections: 1 })
  await makeDays(database)
  return {
    database,
    owner,
    city: await cityIn(database),
    clear: (ownersChannel) => clear({ database, owner }, ownersChannel),
    ownerUrl: fresh.ownerUrl,
    asOwner: fresh.asOwner,
    async close() {
      await owner.close()
      await database.close()
      await fresh.drop()
    },
  }
}

/** The days on which conversations take place; those that exist stay. */
export async function makeDays(database: Database): Promise<void> {
  await makeVisitPartitions(database, FIRST_DAY, DAYS_BACK + DAYS_AHEAD + 1, ZONE)
}

async function clear(
  { database, owner }: { readonly database: Database; readonly owner: Database },
  ownersChannel: ChannelName,
): Promise<void> {
  await owner.client.unsafe(EMPTY)
  const since = startOfCityDay(FIRST_DAY, ZONE)
  await openPlaces(database, since, ownersChannel)
  await giveInvitations(database, startOfCityDay(addDays(cityDay(BEGINNING, ZONE), DAYS_AHEAD), ZONE))
  await database.client`update venues set created_at = ${since.toISOString()}`
}

/**
 * Empties all tables but the units and counts from 1 again. Rows are deleted, what refers to others first, because
 * truncating gives every table new files, which takes much longer where there are only a few rows.
 */
const EMPTY = `do $$
declare
  name text;
  waits boolean := true;
begin
  while waits loop
    waits := false;
    for name in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
                   and c.relname <> 'units' loop
      begin
        execute format('delete from %I', name);
      exception when foreign_key_violation then
        waits := true;
      end;
    end loop;
  end loop;
  -- Departments and unions are of the conversation that has them.
  delete from units where kind = 'body' and edition = '${EDITION}';
  perform setval(c.oid::regclass, 1, false) from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'S';
end $$`
