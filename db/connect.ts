import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core'
import { type PostgresJsQueryResultHKT, PostgresJsSession } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Keys } from './seal.ts'

type OwnTypes = { bigint: number; byteaList: readonly Uint8Array[]; date: string }
type Drizzle = PgDatabase<PostgresJsQueryResultHKT>

/** What queries run on: the database, or a transaction of it, with the keys that seal people's data. */
export type Store = {
  readonly sql: Pick<Drizzle, 'select' | 'insert' | 'update' | 'delete' | 'execute'>
  /** The same for statements that are written by hand and run at every message. */
  readonly client: postgres.ISql<OwnTypes>
  readonly keys: Keys
  /**
   * Runs the last statement of a transaction together with its commit, which spares a wait. It is not known to have
   * succeeded before the transaction is: when it fails, the transaction leaves nothing and throws.
   */
  last(statement: postgres.PendingQuery<postgres.Row[]>): Promise<void>
}

/** A pool of connections. `transaction` commits when its work resolves and rolls back when it throws. */
export type Database = Store & {
  readonly client: postgres.Sql<OwnTypes>
  transaction<Result>(work: (store: Store) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** The types' numbers in PostgreSQL's own catalogue, the same in every version. */
const BIGINT = 20
const BYTEA_LIST = 1001
const MOMENTS = [1082, 1114, 1184]
/** Seconds that closing waits for running queries. */
const CLOSE_SECONDS = 5

const dialect = new PgDialect({ casing: 'snake_case' })

/**
 * Connects to a PostgreSQL 15–18. `connections` bounds the pool. `prepares` keeps statements prepared, once a connection, which is
 * not possible where one may be answered by another process of the server than the one before.
 */
export function connect({
  url,
  keys,
  connections,
  prepares = true,
}: {
  url: string
  keys: Keys
  connections: number
  prepares?: boolean
}): Database {
  const client = postgres(url, {
    max: connections,
    prepare: prepares,
    onnotice: () => {},
    types: {
      // Ids are bigint in the database and below 2^53 by nature, so they are numbers here.
      bigint: { to: BIGINT, from: [BIGINT], parse: Number, serialize: String },
      // Left to itself the driver takes a list of bytes for one value of bytes.
      byteaList: { to: BYTEA_LIST, from: [], parse: unread, serialize: byteaListText },
      // drizzle makes dates of the columns that are dates; what is read by hand stays text.
      date: { to: 1184, from: MOMENTS, parse: String, serialize: String },
    },
  })
  return {
    sql: drizzleOn(client),
    client,
    keys,
    last: async (statement) => void (await statement),
    transaction: (work) => runTransaction(client, keys, work),
    close: () => client.end({ timeout: CLOSE_SECONDS }),
  }
}

async function runTransaction<Result>(
  client: postgres.Sql<OwnTypes>,
  keys: Keys,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  let last: Promise<unknown> | undefined
  const result = await client.begin(async (connection) => {
    let drizzle: Drizzle | undefined
    return {
      of: await work({
        get sql() {
          drizzle ??= drizzleOn(connection)
          return drizzle
        },
        client: connection,
        keys,
        async last(statement) {
          last = statement.execute()
          // It is awaited behind the commit; until then its failure must not count as one that nobody caught.
          last.catch(() => {})
        },
      }),
    }
  })
  await last
  return result.of
}

/** What queries of text and bytes run on in a transaction that was begun without us, such as a restore's. */
export function storeWithin(connection: postgres.TransactionSql, keys: Keys): Pick<Store, 'sql' | 'keys'> {
  return { sql: drizzleOn(connection as unknown as postgres.ISql<OwnTypes>), keys }
}

type NoTables = Record<string, never>

/**
 * Drizzle leaves its queries unprepared, which costs two round trips and a plan for each query with values. Here each is
 * prepared under its own text, once a connection.
 */
class PreparingSession extends PostgresJsSession<postgres.Sql, NoTables, NoTables> {
  override prepareQuery: PostgresJsSession<postgres.Sql, NoTables, NoTables>['prepareQuery'] = (
    query,
    fields,
    _name,
    ...rest
  ) => super.prepareQuery(query, fields, 'prepared', ...rest)
}

function drizzleOn(client: postgres.ISql<OwnTypes>): Drizzle {
  // A transaction's connection lacks what only a pool has, and a session uses none of that.
  const connection = client as unknown as postgres.Sql
  return new PgDatabase(dialect, new PreparingSession(connection, dialect, undefined), undefined)
}

/** Lists of bytes are only written. */
function unread(): readonly Uint8Array[] {
  return []
}

function byteaListText(values: readonly Uint8Array[]): string {
  const hex = values.map((value) =>
    Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex'),
  )
  return `{${hex.map((digits) => `"\\\\x${digits}"`).join(',')}}`
}
