import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema/index.ts'
import type { Keys } from './seal.ts'

type Drizzle = PostgresJsDatabase<typeof schema>

/** What queries run on: the database, or a transaction of it, with the keys that seal people's data. */
export type Store = {
  readonly sql: Pick<Drizzle, 'select' | 'insert' | 'update' | 'delete' | 'execute'>
  readonly keys: Keys
}

/** A pool of connections. `transaction` commits when its work resolves and rolls back when it throws. */
export type Database = Store & {
  readonly client: postgres.Sql<{ bigint: number; byteaList: readonly Uint8Array[] }>
  transaction<Result>(work: (store: Store) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** The type's number in PostgreSQL's own catalogue, the same in every version. */
const BYTEA_LIST = 1001
/** Seconds that closing waits for running queries. */
const CLOSE_SECONDS = 5

/** Connects to a PostgreSQL 15–18. `connections` bounds the pool. */
export function connect({
  url,
  keys,
  connections,
}: {
  url: string
  keys: Keys
  connections: number
}): Database {
  const client = postgres(url, {
    max: connections,
    onnotice: () => {},
    // Ids are bigint in the database and below 2^53 by nature, so they are numbers here.
    types: {
      bigint: { to: 20, from: [20], parse: Number, serialize: String },
      // Left to itself the driver takes a list of bytes for one value of bytes.
      byteaList: { to: BYTEA_LIST, from: [], parse: unread, serialize: byteaListText },
    },
  })
  const sql = drizzle(preparing(client), { schema, casing: 'snake_case' })
  return {
    sql,
    keys,
    client,
    transaction: (work) => sql.transaction((transaction) => work({ sql: transaction, keys })),
    close: () => client.end({ timeout: CLOSE_SECONDS }),
  }
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

/**
 * Drizzle sends every query as `unsafe`, which postgres.js does not prepare unless told to: each query with values
 * would cost two round trips and a plan. Told here, once, also for the connections that transactions run on.
 */
function preparing<Client extends object>(client: Client): Client {
  return new Proxy(client, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver)
      if (typeof member !== 'function') return member
      if (name === 'unsafe')
        return (query: string, values: unknown[]) => member(query, values, { prepare: true })
      if (name === 'begin' || name === 'savepoint') {
        return (...argument: unknown[]) => member(...argument.map(preparingWork))
      }
      return member
    },
  })
}

function preparingWork(argument: unknown): unknown {
  if (typeof argument !== 'function') return argument
  return (connection: object) => argument(preparing(connection))
}
