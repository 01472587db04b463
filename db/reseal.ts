import { setTimeout as sleep } from 'node:timers/promises'
import type { Database, Store } from './connect.ts'
import { keyNumberOf, openBytes, sealBytes } from './seal.ts'
import { isTheOwnersToChange, SEALED_COLUMNS, type SealedColumn } from './sealedColumns.ts'
import { type SealedUse, sealedUses } from './sealedUses.ts'

/** The database as the server reaches it, and as its owner where that is known: the server changes no record that is only added to. */
type Reached = { readonly database: Database; readonly owner: Database | undefined }

/** What sealing anew came to: how much was, and what is still sealed under other keys. */
export type Resealed = { readonly count: number; readonly left: readonly SealedUse[] }

type Counted = { readonly resealed: number; readonly unreadable: number }

/** Blocks of 8 kB a step: some hundreds of rows, locked for some hundredths of a second. Of large values as few as can be. */
const BLOCKS_AT_ONCE = 8
const LARGE_BLOCKS_AT_ONCE = 1
/** A turn holds its rows for less than a second, so what is still locked after so many passes is held by something else. */
const PASSES = 40
const PAUSE_MILLISECONDS = 250

/**
 * Seals anew, under the key that seals now, whatever is sealed under another, while the server works: in small steps, without
 * waiting for a row that somebody holds. Those come in the next pass. Broken off, it goes on where it is started again.
 */
export async function reseal({ database, owner }: Reached): Promise<Resealed> {
  const toOwner = SEALED_COLUMNS.filter(({ table }) => isTheOwnersToChange(table))
  const toServer = SEALED_COLUMNS.filter(({ table }) => !isTheOwnersToChange(table))
  const ofServer = await resealAll(database, toServer)
  if (!owner) return { ...ofServer, left: [...ofServer.left, ...(await oldUses(database, toOwner))] }
  const ofOwner = await resealAll(owner, toOwner)
  return { count: ofServer.count + ofOwner.count, left: [...ofServer.left, ...ofOwner.left] }
}

async function resealAll(database: Database, all: readonly SealedColumn[]): Promise<Resealed> {
  let count = 0
  let left: readonly SealedUse[] = []
  let columns = all
  for (let pass = 1; pass <= PASSES && columns.length > 0; pass++) {
    if (pass > 1) await sleep(PAUSE_MILLISECONDS)
    let unreadable = 0
    for (const one of columns) {
      const counted = await resealColumn(database, one)
      count += counted.resealed
      unreadable += counted.unreadable
    }
    left = await oldUses(database, columns)
    // What nobody can open stays as it is, and no pass changes that.
    if (left.reduce((sum, use) => sum + use.count, 0) <= unreadable) break
    columns = columns.filter(({ table }) => left.some((use) => use.table === table))
  }
  return { count, left }
}

async function oldUses(database: Database, columns: readonly SealedColumn[]): Promise<SealedUse[]> {
  return (await sealedUses(database, columns)).filter(({ number }) => number !== database.keys.current)
}

async function resealColumn(database: Database, one: SealedColumn): Promise<Counted> {
  const atOnce = one.large ? LARGE_BLOCKS_AT_ONCE : BLOCKS_AT_ONCE
  const end = await blocksOf(database, one.table)
  let [resealed, unreadable] = [0, 0]
  for (let from = 0; from < end; from += atOnce) {
    const range = { from: `(${from},0)`, to: `(${from + atOnce},0)` }
    const counted = await database.transaction((store) => resealRange(store, one, range))
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
