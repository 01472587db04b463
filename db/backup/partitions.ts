import type postgres from 'postgres'
import { quoted } from './describe.ts'
import type { Partition } from './header.ts'
import { BackupProblem } from './problem.ts'

/** Makes partitions that rows of a backup need and the database lacks, inside the restore's transaction. */
export type PreparePartitions = (sql: postgres.TransactionSql, missing: readonly Partition[]) => Promise<void>

const LITERAL = String.raw`(?:'(?:[^']|'')*'|-?\d+(?:\.\d+)?|MINVALUE|MAXVALUE|NULL|true|false)`
const LITERALS = String.raw`\(${LITERAL}(?:, ${LITERAL})*\)`
/** All that PostgreSQL writes of a partition's bounds. They come from a file, so nothing else may run. */
const BOUNDS = new RegExp(
  String.raw`^(?:DEFAULT|FOR VALUES (?:FROM ${LITERALS} TO ${LITERALS}|IN ${LITERALS}|WITH \(modulus \d+, remainder \d+\)))$`,
)

/** Makes them as they were, by name and bounds. The role must own the partitioned tables. */
export const createPartitions: PreparePartitions = async (sql, missing) => {
  for (const { table, name, bounds } of missing) {
    if (!BOUNDS.test(bounds)) throw new BackupProblem(`The bounds of partition ${name} are not understood.`)
    await sql.unsafe(`create table public.${quoted(name)} partition of public.${quoted(table)} ${bounds}`)
  }
}
