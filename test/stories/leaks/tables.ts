import type postgres from 'postgres'
import type { Place } from './secret.ts'

type Table = {
  readonly schema: string
  readonly table: string
  readonly columns: readonly string[]
  /** Of each column. */
  readonly types: readonly string[]
}

/** Schemas that PostgreSQL fills by itself, of which none holds a row of ours. */
const ITS_OWN = ['pg_catalog', 'information_schema', 'pg_toast']

/** What PostgreSQL itself can tell of us. */
const TOLD_BY_POSTGRES: readonly Table[] = [
  { schema: 'pg_catalog', table: 'pg_stat_activity', columns: ['query'], types: ['text'] },
  { schema: 'pg_catalog', table: 'pg_sequences', columns: ['last_value'], types: ['bigint'] },
]

/** Copies out every table of every schema, and gives what each of its columns holds: text as text, bytes as bytes. */
export async function* tablesOf(sql: postgres.Sql): AsyncGenerator<Place> {
  for (const table of [...(await tablesIn(sql)), ...TOLD_BY_POSTGRES])
    yield* placesIn(await copyOut(sql, table), table)
}

function tablesIn(sql: postgres.Sql): Promise<Table[]> {
  return sql<Table[]>`
    select n.nspname as schema, c.relname as table, array_agg(a.attname::text order by a.attnum) as columns,
           array_agg(format_type(a.atttypid, null) order by a.attnum) as types
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'p', 'm') and not c.relispartition and not n.nspname = any(${ITS_OWN})
       and a.attnum > 0 and not a.attisdropped
     group by 1, 2 order by 1, 2`
}

async function copyOut(sql: postgres.Sql, { schema, table, columns }: Table): Promise<string> {
  const names = columns.map((column) => `"${column}"`).join(', ')
  // COPY of a partitioned table itself gives nothing; of a query on it, the rows of all partitions.
  const rows = await sql.unsafe(`copy (select ${names} from "${schema}"."${table}") to stdout`).readable()
  const chunks: Buffer[] = []
  for await (const chunk of rows) chunks.push(chunk)
  // Asking the stream to read wakes its connection (https://github.com/porsager/postgres/issues/917).
  rows.push = () => true
  rows._read(0)
  return Buffer.concat(chunks).toString('utf8')
}

function placesIn(rows: string, { schema, table, columns, types }: Table): Place[] {
  const cells = columns.map((): string[] => [])
  for (const row of rows.split('\n')) {
    for (const [place, cell] of row.split('\t').entries()) if (cell !== '\\N') cells[place]?.push(cell)
  }
  return columns.map((column, place) => {
    const values = cells[place] ?? []
    const content = types[place] === 'bytea' ? bytesOf(values) : values.join('\n')
    return { name: `${schema === 'public' ? '' : `${schema}.`}${table}.${column}`, content }
  })
}

const NUL = Buffer.alloc(1)

/** `\\xHEX`, as COPY writes bytes. */
function bytesOf(values: readonly string[]): Uint8Array {
  return Buffer.concat(values.flatMap((value) => [Buffer.from(value.slice(3), 'hex'), NUL]))
}
