import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import type { Database, Store } from './connect.ts'
import { keyNumberOf, openBytes, sealBytes } from './seal.ts'
import { SEALED_COLUMNS, type SealedColumn } from './sealedColumns.ts'
import { type SealedUse, sealedUses } from './sealedUses.ts'

/** What sealing anew came to: how much was, and what is still sealed under other keys. */
export type Resealed = { readonly count: number; readonly left: readonly SealedUse[] }

type Counted = { readonly resealed: number; readonly unreadable: number }

/** Blocks of 8 kB a step: some hundreds of rows, locked for some hundredths of a second. Of large values as few as can be. */
const BLOCKS_AT_ONCE = 8
const LARGE_BLOCKS_AT_ONCE = 1
/** A turn holds its rows for less than a second, so what is still locked after so many passes is held by something else. */
const PASSES = 40
const PAUSE_MILLISECONDS = 250
/** A row of a record that is only added to is touched when two persons become one: then its turn comes in the next pass. */
const LOCK_MILLISECONDS = 50
/** What PostgreSQL says when a lock was not to be had in time. */
const LOCKED = '55P03'

/**
 * Seals anew, under the key that seals now, whatever is sealed under another, while the server works: in small steps, without
 * waiting for a row that somebody holds. Those come in the next pass. Broken off, it goes on where it is started again.
 */
export async function reseal(database: Database): Promise<Resealed> {
  let count = 0
  let left: SealedUse[] = []
  let columns = SEALED_COLUMNS
  for (let pass = 1; pass <= PASSES && columns.length > 0; pass++) {
    if (pass > 1) await sleep(PAUSE_MILLISECONDS)
    let unreadable = 0
    for (const one of columns) {
      const counted = await resealColumn(database, one)
      count += counted.resealed
      unreadable += counted.unreadable
    }
    left = (await sealedUses(database, columns)).filter(({ number }) => number !== database.keys.current)
    // What nobody can open stays as it is, and no pass changes that.
    if (left.reduce((sum, use) => sum + use.count, 0) <= unreadable) break
    columns = columns.filter(({ table }) => left.some((use) => use.table === table))
  }
  return { count, left }
}

async function resealColumn(database: Database, one: SealedColumn): Promise<Counted> {
  const atOnce = one.large ? LARGE_BLOCKS_AT_ONCE : BLOCKS_AT_ONCE
  const end = await blocksOf(database, one.table)
  let [resealed, unreadable] = [0, 0]
  for (let from = 0; from < end; from += atOnce) {
    const range = { from: `(${from},0)`, to: `(${from + atOnce},0)` }
    const counted = one.through
      ? await resealThrough(database, one, one.through, range)
      : await database.transaction((store) => resealRange(store, one, range))
    resealed += counted.resealed
    unreadable += counted.unreadable
  }
  return { resealed, unreadable }
}

async function blocksOf({ client }: Database, table: string): Promise<number> {
  const [row] = await client<{ blocks: number }[]>`
    select ceil(pg_relation_size(${table}::regclass) / current_setting('block_size')::float8)::float8 as blocks`
  return row?.blocks ?? 0
}

/** Rows from one place of a table up to another. */
type Range = { readonly from: string; readonly to: string }

/** The rows are walked as they lie on the disk, which needs no index. Whoever holds one is left alone. */
async function resealRange(store: Store, one: SealedColumn, { from, to }: Range): Promise<Counted> {
  const { client } = store
  const [table, column] = [client(one.table), client(one.column)]
  const rows = await client<{ place: string; sealed: Uint8Array }[]>`
    select ctid::text as place, ${column} as sealed from ${table}
     where ctid >= ${from}::tid and ctid < ${to}::tid and ${isOld(store, one)}
       for no key update skip locked`
  const anew = rows.flatMap(({ place, sealed }) => {
    const value = resealed(store, one, sealed)
    return value ? [{ place, value }] : []
  })
  if (anew.length > 0)
    await client`
      update ${table} as t set ${column} = n.sealed
        from unnest(${anew.map(({ place }) => place)}::text[]::tid[],
                    ${client.types.byteaList(anew.map(({ value }) => value))}::bytea[]) as n (place, sealed)
       where t.ctid = n.place and t.ctid >= ${from}::tid and t.ctid < ${to}::tid`
  return { resealed: anew.length, unreadable: rows.length - anew.length }
}

/** One row at a time, each committed by itself: a turn that changes several of them never waits for more than one. */
async function resealThrough(
  database: Database,
  one: SealedColumn,
  through: string,
  { from, to }: Range,
): Promise<Counted> {
  const { client } = database
  const rows = await client<{ id: number; sealed: Uint8Array }[]>`
    select id, ${client(one.column)} as sealed from ${client(one.table)}
     where ctid >= ${from}::tid and ctid < ${to}::tid and ${isOld(database, one)}`
  let [done, unreadable] = [0, 0]
  for (const { id, sealed } of rows) {
    const value = resealed(database, one, sealed)
    if (!value) unreadable += 1
    else if (await replaced(database, through, { id, sealed, value })) done += 1
  }
  return { resealed: done, unreadable }
}

async function replaced(
  database: Database,
  through: string,
  { id, sealed, value }: { id: number; sealed: Uint8Array; value: Uint8Array },
): Promise<boolean> {
  try {
    await database.transaction(async ({ client }) => {
      await client`select set_config('lock_timeout', ${String(LOCK_MILLISECONDS)}, true)`
      await client`select ${client(through)}(${id}::bigint, ${Buffer.from(sealed)}, ${Buffer.from(value)})`
    })
    return true
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === LOCKED) return false
    throw error
  }
}

/** Sealed under another key than the one that seals; what was emptied is sealed under none. */
function isOld({ client, keys }: Pick<Store, 'client' | 'keys'>, { column }: SealedColumn) {
  return client`octet_length(${client(column)}) > 1
       and substring(${client(column)} from 2 for 1) <> ${Buffer.from([keys.current])}::bytea`
}

/** The same value under the key that seals now; nothing when it can't be opened. */
function resealed({ keys }: Pick<Store, 'keys'>, { purpose }: SealedColumn, sealed: Uint8Array) {
  try {
    const value = sealBytes(keys, purpose, openBytes(keys, purpose, sealed))
    return keyNumberOf(value) === keyNumberOf(sealed) ? undefined : value
  } catch {
    return undefined
  }
}
