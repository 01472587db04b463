import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type postgres from 'postgres'
import { BlockReader, damaged, linesIn } from './blocks.ts'
import { inOneTransaction } from './connection.ts'
import { copyIn } from './copy.ts'
import { describe, quoted, type Table } from './describe.ts'
import { type BackedUpTable, type Header, parseHeader, type Sequence } from './header.ts'
import { createPartitions, type PreparePartitions } from './partitions.ts'
import { refuseUnlessEmpty, refuseUnlessSame } from './refuse.ts'

/** What was restored. */
export type Restored = { readonly tables: number; readonly rows: number; readonly madeAt: string }

/** Errors of the decompression: the file is cut short, damaged, or something else altogether. */
const DAMAGED = ['Z_BUF_ERROR', 'Z_DATA_ERROR']

/**
 * Fills a database from a backup: wholly or, when anything is wrong, not at all. The database must have the same
 * migrations, and no rows. Throws BackupProblem, which says what is wrong, or the system's error when the file is not
 * there.
 */
export async function restore({
  url,
  file,
  preparePartitions = createPartitions,
  afterwards = async () => {},
}: {
  url: string
  file: string
  preparePartitions?: PreparePartitions
  /** Done to the rows in the same transaction, so that nobody ever finds them without it. */
  afterwards?: (sql: postgres.TransactionSql) => Promise<void>
}): Promise<Restored> {
  let restored: Header | undefined
  try {
    await pipeline(createReadStream(file), createGunzip(), async (content: AsyncIterable<Buffer>) => {
      const reader = new BlockReader(content)
      const header = parseHeader(await reader.line())
      await inOneTransaction(url, 'isolation level read committed', async (sql) => {
        await fill(sql, header, reader, preparePartitions)
        await afterwards(sql)
      })
      restored = header
    })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw DAMAGED.includes(code) ? damaged() : error
  }
  if (restored === undefined) throw damaged()
  const rows = restored.tables.reduce((sum, table) => sum + table.rows, 0)
  return { tables: restored.tables.length, rows, madeAt: restored.madeAt }
}

async function fill(
  sql: postgres.TransactionSql,
  header: Header,
  reader: BlockReader,
  preparePartitions: PreparePartitions,
): Promise<void> {
  const found = await describe(sql)
  refuseUnlessSame(header, found)
  await refuseUnlessEmpty(sql, found.tables)
  const there = new Set(found.partitions.map(({ name }) => name))
  await preparePartitions(
    sql,
    header.partitions.filter(({ name }) => !there.has(name)),
  )
  await sql`set constraints all deferred`
  await withoutTriggers(sql, found.tables, async () => {
    for (const table of header.tables) await fillTable(sql, table, reader)
    await reader.end()
    // Triggers cannot be switched on again while references wait to be checked.
    await sql`set constraints all immediate`
    // Sequences are not rolled back, so they come last.
    for (const sequence of header.sequences) await setSequence(sql, sequence)
  })
}

async function fillTable(
  sql: postgres.TransactionSql,
  table: BackedUpTable,
  reader: BlockReader,
): Promise<void> {
  let rows = 0
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const block of reader.blocks()) {
      rows += linesIn(block)
      yield block
    }
  }
  await copyIn(sql, table.name, table.columns, counted())
  if (rows !== table.rows) throw damaged()
}

/** Rows come back as they were; what triggers do when rows are new was done when they were. */
async function withoutTriggers(
  sql: postgres.TransactionSql,
  tables: readonly Table[],
  work: () => Promise<void>,
): Promise<void> {
  const withTriggers = tables.filter(({ triggers }) => triggers)
  for (const { name } of withTriggers)
    await sql.unsafe(`alter table public.${quoted(name)} disable trigger user`)
  await work()
  for (const { name } of withTriggers)
    await sql.unsafe(`alter table public.${quoted(name)} enable trigger user`)
}

async function setSequence(sql: postgres.TransactionSql, { name, last, called }: Sequence): Promise<void> {
  await sql`select setval(${`public.${quoted(name)}`}::regclass, ${last}::bigint, ${called})`
}
