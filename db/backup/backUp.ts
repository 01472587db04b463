import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type postgres from 'postgres'
import { asBlocks } from './blocks.ts'
import { inOneTransaction } from './connection.ts'
import { copyOut } from './copy.ts'
import { describe, quoted } from './describe.ts'
import { FORMAT_VERSION, type Header } from './header.ts'
import { BackupProblem } from './problem.ts'

/** What was put into a backup. */
export type BackedUp = { readonly tables: number; readonly rows: number; readonly bytes: number }

/** Sealed values hardly shrink: more effort costs time and saves little. */
const COMPRESSION_LEVEL = 1

/**
 * Writes a whole database, as it is at one moment, into one compressed file for our eyes only. The file gets its name
 * when it is complete and on the disk. Throws BackupProblem when a file of that name is there already.
 */
export async function backUp({ url, file }: { url: string; file: string }): Promise<BackedUp> {
  if (existsSync(file)) throw new BackupProblem(`${file} is there already.`)
  const unfinished = `${file}.part`
  rmSync(unfinished, { force: true })
  try {
    const header = await inOneTransaction(url, 'isolation level repeatable read read only', async (sql) => {
      const header = await headerOf(sql)
      await pipeline(
        Readable.from(contentOf(sql, header), { objectMode: false }),
        createGzip({ level: COMPRESSION_LEVEL }),
        createWriteStream(unfinished, { mode: 0o600, flags: 'wx', flush: true }),
      )
      return header
    })
    renameSync(unfinished, file)
    const rows = header.tables.reduce((sum, table) => sum + table.rows, 0)
    return { tables: header.tables.length, rows, bytes: statSync(file).size }
  } finally {
    rmSync(unfinished, { force: true })
  }
}

async function headerOf(sql: postgres.TransactionSql): Promise<Header> {
  const { migrations, tables, partitions, sequences } = await describe(sql)
  const [about] = await sql`select now() as now, current_setting('server_version') as version`
  const counted = []
  for (const { name, columns } of tables) {
    const [found] = await sql.unsafe(`select count(*)::float8 as rows from public.${quoted(name)}`)
    counted.push({ name, columns, rows: Number(found?.rows) })
  }
  return {
    format: 'khaibao backup',
    version: FORMAT_VERSION,
    madeAt: new Date(about?.now).toISOString(),
    postgres: String(about?.version),
    migrations,
    tables: counted,
    partitions,
    sequences,
  }
}

async function* contentOf(sql: postgres.TransactionSql, header: Header): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify(header)}\n`)
  for (const { name, columns, rows } of header.tables) {
    let written = 0
    yield* asBlocks(copyOut(sql, name, columns), (count) => {
      written = count
    })
    if (written !== rows) throw new Error(`${name} has ${rows} rows, of which ${written} were written`)
  }
}
