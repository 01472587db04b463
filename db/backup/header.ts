import { z } from 'zod'
import { BackupProblem } from './problem.ts'

/** Raised when an older program could no longer read the file. */
export const FORMAT_VERSION = 1

const table = z.object({
  name: z.string(),
  /** In the order in which the rows have them. */
  columns: z.array(z.string()),
  rows: z.number().int().nonnegative(),
})

const partition = z.object({
  /** The partitioned table. */
  table: z.string(),
  name: z.string(),
  /** PostgreSQL's own words: `FOR VALUES FROM ('…') TO ('…')`. */
  bounds: z.string(),
})

const sequence = z.object({
  name: z.string(),
  /** As text, because a bigint may be beyond JavaScript's numbers. */
  last: z.string().regex(/^-?\d+$/),
  called: z.boolean(),
})

const header = z.object({
  format: z.literal('khaibao backup'),
  version: z.literal(FORMAT_VERSION),
  /** When the database was as it stands in the file. */
  madeAt: z.string(),
  postgres: z.string(),
  /** Hashes of the migrations that were applied, oldest first. */
  migrations: z.array(z.string()),
  /** A table stands behind those it refers to. */
  tables: z.array(table),
  partitions: z.array(partition),
  sequences: z.array(sequence),
})

/** The first line of a backup: what is in it, without anybody's data. */
export type Header = z.infer<typeof header>
export type BackedUpTable = z.infer<typeof table>
export type Partition = z.infer<typeof partition>
export type Sequence = z.infer<typeof sequence>

/** Reads the first line of a file that may be anything. */
export function parseHeader(line: string): Header {
  const parsed = header.safeParse(tryJson(line))
  if (parsed.success) return parsed.data
  throw new BackupProblem('The file is not a backup that this version of khaibao can read.')
}

function tryJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
