import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { open, seal } from './seal.ts'

/** What an entry of an incident says: what was found, what else was learnt or done, who was told, that it is over. */
export type EntryKind = 'found' | 'note' | 'authority told' | 'people told' | 'closed'

/** A breach, or what may be one, and how it stands. */
export type Incident = {
  readonly id: number
  readonly foundAt: Date
  readonly recordedAt: Date
  /** When it was first noted that the authority, and the people, were told. */
  readonly authorityToldAt: Date | undefined
  readonly peopleToldAt: Date | undefined
  readonly closedAt: Date | undefined
}

export type Entry = { readonly at: Date; readonly kind: EntryKind; readonly words: string }

/** Records an incident with what was found; gives its number. */
export async function openIncident(
  store: Pick<Store, 'sql' | 'keys'>,
  { foundAt, words, now }: { readonly foundAt: Date; readonly words: string; readonly now: Date },
): Promise<number> {
  const [row] = await store.sql.execute<{ id: number }>(sql`
    insert into incidents (found_at, recorded_at) values (${foundAt.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz)
    returning id`)
  if (!row) throw new Error('an incident was not recorded')
  await addEntry(store, row.id, { at: now, kind: 'found', words })
  return row.id
}

/** Adds to an incident; nothing that stands there is ever changed. */
export async function addEntry(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  incidentId: number,
  { at, kind, words }: Entry,
): Promise<void> {
  await db.execute(sql`
    insert into incident_entries (incident_id, at, kind, words_sealed)
    values (${incidentId}, ${at.toISOString()}::timestamptz, ${kind}, ${Buffer.from(seal(keys, 'incident', words))})`)
}

/** All incidents, the newest first; one alone by its number. */
export async function incidentsNow({ sql: db }: Pick<Store, 'sql'>, id?: number): Promise<Incident[]> {
  const which = id === undefined ? sql`` : sql`where i.id = ${id}`
  const rows = await db.execute<{
    id: number
    found_at: string
    recorded_at: string
    authority: string | null
    people: string | null
    closed: string | null
  }>(sql`
    select i.id, i.found_at, i.recorded_at,
           min(e.at) filter (where e.kind = 'authority told') as authority,
           min(e.at) filter (where e.kind = 'people told') as people,
           min(e.at) filter (where e.kind = 'closed') as closed
      from incidents i left join incident_entries e on e.incident_id = i.id ${which}
     group by i.id order by i.found_at desc, i.id desc`)
  const moment = (written: string | null) => (written === null ? undefined : new Date(written))
  return rows.map((row) => ({
    id: row.id,
    foundAt: new Date(row.found_at),
    recordedAt: new Date(row.recorded_at),
    authorityToldAt: moment(row.authority),
    peopleToldAt: moment(row.people),
    closedAt: moment(row.closed),
  }))
}

/** What was written down of an incident, from the first on. */
export async function entriesOf(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  incidentId: number,
): Promise<Entry[]> {
  const rows = await db.execute<{ at: string; kind: EntryKind; words_sealed: Uint8Array }>(sql`
    select at, kind, words_sealed from incident_entries where incident_id = ${incidentId} order by id`)
  return rows.map(({ at, kind, words_sealed }) => ({
    at: new Date(at),
    kind,
    words: open<string>(keys, 'incident', words_sealed),
  }))
}
