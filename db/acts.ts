import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import type { Store } from './connect.ts'

/** Who acts. Whoever runs the server is nobody to the database, and so is the server itself. */
export type ActorKind = 'official' | 'owner' | 'staff' | 'person' | 'operator' | 'server'

/**
 * Everything that is noted here, by whom it is done, and whether it is an act or a reading of people's data. What owners read of
 * their logs stands in `log_reads`, what officials read and decide in cases in `official_reads`.
 */
export const DEEDS = {
  'official invited': ['official', 'act'],
  'office taken': ['official', 'act'],
  'office ended': ['official', 'act'],
  'official cut off': ['official', 'act'],
  'officials listed': ['official', 'reading'],
  'group bound': ['official', 'act'],
  'venue suspended': ['official', 'act'],
  'suspension lifted': ['official', 'act'],
  'round opened': ['official', 'act'],
  'round closed': ['official', 'act'],
  'round reminded': ['official', 'act'],
  'report noted': ['official', 'act'],
  'report sent': ['official', 'act'],
  'report corrected': ['official', 'act'],
  'case opened': ['official', 'act'],

  'staff invited': ['owner', 'act'],
  'staff removed': ['owner', 'act'],
  'staff listed': ['owner', 'reading'],
  'venue offered': ['owner', 'act'],
  'venue offer called back': ['owner', 'act'],
  'venue taken': ['owner', 'act'],
  'venue closed': ['owner', 'act'],
  'poster replaced': ['owner', 'act'],
  'log export asked': ['owner', 'act'],
  'log file fetched': ['owner', 'reading'],
  'staff joined': ['staff', 'act'],
  'passage corrected': ['staff', 'act'],

  'member handed over': ['person', 'act'],
  'chats linked': ['person', 'act'],
  'chat parted': ['person', 'act'],
  'own data viewed': ['person', 'reading'],
  'own data copied': ['person', 'reading'],
  'own data fetched': ['person', 'reading'],
  'own data corrected': ['person', 'act'],
  'consent withdrawn': ['person', 'act'],
  'data erased': ['person', 'act'],
  'request sent': ['person', 'act'],

  'alarm chat joined': ['operator', 'act'],
  'units import': ['operator', 'act'],
  'units phone': ['operator', 'act'],
  'units move': ['operator', 'act'],
  'officials invite': ['operator', 'act'],
  'officials list': ['operator', 'reading'],
  'officials remove': ['operator', 'act'],
  'officials cut-off': ['operator', 'act'],
  'groups code': ['operator', 'act'],
  'operators invite': ['operator', 'act'],
  'operators remove': ['operator', 'act'],
  'templates use': ['operator', 'act'],
  'templates stop': ['operator', 'act'],
  'zalo connect': ['operator', 'act'],
  'zalo code': ['operator', 'act'],
  'messages retry': ['operator', 'act'],
  'requests show': ['operator', 'reading'],
  'requests answer': ['operator', 'act'],
  'requests done': ['operator', 'act'],
  'reads list': ['operator', 'reading'],
  'acts list': ['operator', 'reading'],
  'incidents open': ['operator', 'act'],
  'incidents show': ['operator', 'reading'],
  'incidents note': ['operator', 'act'],
  'incidents told': ['operator', 'act'],
  'incidents close': ['operator', 'act'],
  'incidents people': ['operator', 'reading'],
  'keys rotate': ['operator', 'act'],
  'keys reseal': ['operator', 'act'],
  'keys retire': ['operator', 'act'],
  'purges go-on': ['operator', 'act'],
  'erasures apply': ['operator', 'act'],
  'scheme end': ['operator', 'act'],
  'scheme begin': ['operator', 'act'],
  backup: ['operator', 'reading'],
  restore: ['operator', 'act'],
  migrate: ['operator', 'act'],

  'first official appointed': ['server', 'act'],
} as const satisfies Record<string, readonly [ActorKind, 'act' | 'reading']>

export type Deed = keyof typeof DEEDS
type DeedsOf<Kind extends ActorKind> = { [D in Deed]: (typeof DEEDS)[D][0] extends Kind ? D : never }[Deed]
/** What an operator does by a command is called as the command is. */
export type OperatorsDeed = DeedsOf<'operator'>

/** What an act was about. Persons and venues are noted by the random ids that logs use. */
export type About = {
  readonly unit?: { readonly edition: string; readonly unitCode: string }
  readonly venueId?: number
  readonly personId?: number
  /** Days of the city that were read. */
  readonly first?: string
  readonly last?: string
  readonly count?: number
}

export type Act = About & { readonly what: Deed; readonly actorId?: number; readonly at: Date }

/**
 * Notes an act, in the transaction that does it, so that none is done that is not noted. Throws when not all of it could be
 * noted, as when somebody was erased meanwhile. Nothing changes it, and nothing deletes it but the purge when its year is over.
 */
export async function recordAct(
  { sql: db }: Pick<Store, 'sql'>,
  { what, actorId, unit, venueId, personId, first, last, count, at }: Act,
): Promise<void> {
  const [noted] = await db.execute<{ ids: number }>(sql`
    insert into acts (at, actor_kind, actor_log_id, what, edition, unit_code, venue_log_id, person_log_id, first_day, last_day, count)
    values (${at.toISOString()}::timestamptz, ${DEEDS[what][0]},
            (select log_id from persons where id = ${actorId ?? null}::bigint), ${what},
            ${unit?.edition ?? null}, ${unit?.unitCode ?? null},
            (select log_id from venues where id = ${venueId ?? null}::bigint),
            (select log_id from persons where id = ${personId ?? null}::bigint),
            ${first ?? null}::date, ${last ?? null}::date, ${count ?? null}::int)
    returning num_nonnulls(actor_log_id, venue_log_id, person_log_id) as ids`)
  const meant = [actorId, venueId, personId].filter((id) => id !== undefined).length
  if (noted?.ids !== meant) throw new Error('an act was not noted wholly')
}

/**
 * The same of an operator's command on a database that may be of an older shape, or was written with keys that are not here. Where
 * there is no record of acts yet nothing is noted.
 */
export async function recordCommandAt(url: string, what: OperatorsDeed, at: Date): Promise<void> {
  const client = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} })
  try {
    const [there] = await client<{ is: boolean }[]>`
      select coalesce(has_table_privilege(to_regclass('public.acts'), 'insert'), false) as is`
    if (there?.is)
      await client`insert into acts (at, actor_kind, what) values (${at.toISOString()}, 'operator', ${what})`
  } finally {
    await client.end()
  }
}
