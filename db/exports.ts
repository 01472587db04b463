import { and, count, eq, gte, isNull, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { exports } from './schema/index.ts'
import { open, openBytes, seal, sealBytes } from './seal.ts'

/** A log that is asked for as a file. `asked` is opaque here. */
export type NewExport = {
  readonly chatId: number
  readonly personId: number
  readonly venueId: number
  readonly format: string
  readonly asked: object
  readonly language: string
  readonly createdAt: Date
}

/** An export under work, held by whoever has its lease. */
export type LeasedExport = Omit<NewExport, 'asked'> & {
  readonly id: number
  readonly lease: string
  /** How often it was begun, this time included. */
  readonly attempts: number
  readonly asked: unknown
}

/** Somebody else holds the export, or it is gone with its person: what was to be written must not be. */
export class ExportLost extends Error {
  override readonly name = 'ExportLost'
}

export async function requestExport({ sql: db, keys }: Store, wanted: NewExport): Promise<void> {
  const { asked, ...row } = wanted
  await db.insert(exports).values({ ...row, askedSealed: seal(keys, 'exportAsked', asked) })
}

/** How many files of a venue's log were asked for since a moment. */
export async function exportsSince({ sql: db }: Store, venueId: number, since: Date): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(exports)
    .where(and(eq(exports.venueId, venueId), gte(exports.createdAt, since)))
  return row?.count ?? 0
}

/** Whether a file is being made for a chat. */
export async function exportUnderWay({ sql: db }: Store, chatId: number): Promise<boolean> {
  const rows = await db
    .select({ id: exports.id })
    .from(exports)
    .where(and(eq(exports.chatId, chatId), isNull(exports.doneAt)))
    .limit(1)
  return rows.length > 0
}

type LeasedRow = {
  id: number
  chat_id: number
  person_id: number
  venue_id: number
  format: string
  asked_sealed: Uint8Array
  language: string
  created_at: string
  attempts: number
}

/**
 * Leases the export that is due longest. Its attempt is counted before the work, so that one that kills the process is given up; it comes
 * back when `seconds` are over, unless the lease is renewed.
 */
export async function leaseExport(
  { sql: db, keys }: Store,
  lease: string,
  seconds: number,
): Promise<LeasedExport | undefined> {
  const [row] = await db.execute<LeasedRow>(sql`
    with due as (
      select id from exports where done_at is null and next_at <= clock_timestamp()
       order by next_at limit 1 for update skip locked
    )
    update exports e set lease = ${lease}, attempts = attempts + 1,
           next_at = clock_timestamp() + make_interval(secs => ${seconds})
      from due where e.id = due.id
    returning e.id, e.chat_id, e.person_id, e.venue_id, e.format, e.asked_sealed, e.language, e.created_at, e.attempts`)
  return (
    row && {
      id: row.id,
      lease,
      attempts: row.attempts,
      chatId: row.chat_id,
      personId: row.person_id,
      venueId: row.venue_id,
      format: row.format,
      asked: open(keys, 'exportAsked', row.asked_sealed),
      language: row.language,
      createdAt: new Date(row.created_at),
    }
  )
}

type Held = Pick<LeasedExport, 'id' | 'lease'>

/** Keeps a leased export for some more seconds, or gives it back when they are few. */
export async function keepExport({ sql: db }: Store, held: Held, seconds: number): Promise<void> {
  await db.execute(sql`
    update exports set next_at = clock_timestamp() + make_interval(secs => ${seconds}) where ${isHeld(held)}`)
}

/** Forgets what an attempt before this one wrote. */
export async function forgetParts({ sql: db }: Store, held: Held): Promise<void> {
  await db.execute(sql`
    delete from export_parts where export_id = (select id from exports where ${isHeld(held)})`)
}

/** Keeps a part of the file, sealed, with how many rows are written by now. Throws `ExportLost`. */
export async function keepPart(
  { sql: db, keys }: Store,
  held: Held,
  { place, bytes, rowsDone }: { place: number; bytes: Uint8Array; rowsDone: number },
): Promise<void> {
  const sealed = Buffer.from(sealBytes(keys, 'exportPart', bytes))
  const kept = await db.execute(sql`
    with held as (update exports set rows_done = ${rowsDone} where ${isHeld(held)} returning id)
    insert into export_parts (export_id, place, bytes_sealed) select id, ${place}, ${sealed} from held
    returning place`)
  if (kept.length === 0) throw new ExportLost()
}

/** Ends an export; false when somebody else holds it or it is gone. */
export async function closeExport({ sql: db }: Store, held: Held, outcome: string): Promise<boolean> {
  const closed = await db.execute(sql`
    update exports set done_at = clock_timestamp(), outcome = ${outcome}, lease = null
     where ${isHeld(held)} returning id`)
  return closed.length > 0
}

function isHeld({ id, lease }: Held) {
  return sql`id = ${id} and lease = ${lease} and done_at is null`
}

/** Whether a written file is still there. */
export async function hasExport({ sql: db }: Store, id: number): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from exports where id = ${id} and outcome = 'done'`)
  return rows.length > 0
}

/** Who asked for a file, of which venue's log. */
export async function whoseExport(
  { sql: db }: Pick<Store, 'sql'>,
  id: number,
): Promise<Pick<NewExport, 'personId' | 'venueId'> | undefined> {
  const [row] = await db
    .select({ personId: exports.personId, venueId: exports.venueId })
    .from(exports)
    .where(eq(exports.id, id))
  return row
}

/** A written file was deleted while it was read. */
export class ExportCutShort extends Error {
  override readonly name = 'ExportCutShort'
}

/** The bytes of a written file, a part at a time, unless it is gone. Nothing is held in the database between two. */
export async function exportParts(store: Store, id: number): Promise<AsyncIterable<Uint8Array> | undefined> {
  const [row] = await store.sql.execute<{ parts: number }>(sql`
    select count(*)::int as parts from export_parts p join exports e on e.id = p.export_id
     where e.id = ${id} and e.outcome = 'done'`)
  const parts = row?.parts ?? 0
  return parts === 0 ? undefined : partsInOrder(store, id, parts)
}

/** What ends before its last part would be taken for the whole file, so that is an error. */
async function* partsInOrder({ sql: db, keys }: Store, id: number, parts: number): AsyncIterable<Uint8Array> {
  for (let place = 0; place < parts; place++) {
    const [row] = await db.execute<{ bytes_sealed: Uint8Array }>(sql`
      select bytes_sealed from export_parts where export_id = ${id} and place = ${place}`)
    if (!row) throw new ExportCutShort()
    yield openBytes(keys, 'exportPart', row.bytes_sealed)
  }
}

/** The same at once, for a messenger that takes nothing else. */
export async function exportBytes(store: Store, id: number): Promise<Uint8Array | undefined> {
  const parts = await exportParts(store, id)
  if (!parts) return undefined
  const read: Uint8Array[] = []
  for await (const part of parts) read.push(part)
  return Buffer.concat(read)
}

/** Whether a chat is that of a person, which it may have ceased to be, and through which messenger it goes. */
export async function chatOfExport(
  { sql: db }: Store,
  { chatId, personId }: Pick<LeasedExport, 'chatId' | 'personId'>,
): Promise<{ readonly channel: string } | undefined> {
  const [row] = await db.execute<{ channel: string }>(sql`
    select channel from chats where id = ${chatId} and person_id = ${personId}`)
  return row
}
