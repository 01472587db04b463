import { setImmediate as nextLook } from 'node:timers/promises'
import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core'
import { type PostgresJsQueryResultHKT, PostgresJsSession } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { watchConnections } from './lostConnections.ts'
import { oneAtATime } from './oneAtATime.ts'
import { type Closable, keepPool } from './pool.ts'
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

/** How many connections a pool has at most, how many transactions hold one, and how many wait for one. */
export type PoolUse = { readonly connections: number; readonly held: number; readonly waiting: number }

/** A pool of connections. `transaction` commits when its work resolves and rolls back when it throws. */
export type Database = Store & {
  readonly client: postgres.Sql<OwnTypes>
  readonly pool: PoolUse
  transaction<Result>(work: (store: Store) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** The types' numbers in PostgreSQL's own catalogue, the same in every version. */
const BIGINT = 20
const BYTEA_LIST = 1001
const MOMENTS = [1082, 1114, 1184]
/** Seconds for a new connection: who waits longer asks the messenger to come again. */
const CONNECT_SECONDS = 5
/** Seconds between two tries: the driver's own grow to 20, for which a query waits whose answer a messenger awaits. */
const CONNECT_AGAIN_SECONDS = 0.2
/** What a server, or a pooler before it, tells once on every connection that it has let in. */
const TOLD_AT_OPENING = 'server_version'

const dialect = new PgDialect({ casing: 'snake_case' })

/**
 * Connects to a PostgreSQL 15–18, or to the one of several that takes writes. `connections` bounds the pool. Which connections these
 * are changes when they are lost, so `client` and `sql` are asked for anew by each piece of work. `prepares` keeps
 * statements prepared, once a connection, which is not possible where one may be answered by another process of the server than the one before.
 * `isPooled` says that something hands the server's processes on from one transaction to the next.
 */
export function connect({
  url,
  keys,
  connections,
  prepares = true,
  isPooled = false,
}: {
  url: string
  keys: Keys
  connections: number
  prepares?: boolean
  isPooled?: boolean
}): Database {
  const pool = keepPool(url, (host, lost) => {
    const opened = openClient(host, { connections, prepares }, lost)
    const client = isPooled ? oneAtATime(opened) : opened
    return { client, drizzle: drizzleOn(client) }
  })
  const use = { connections, held: 0, waiting: 0 }
  return {
    get sql() {
      return pool.current().drizzle
    },
    get client() {
      return pool.current().client
    },
    keys,
    pool: use,
    last: async (statement) => void (await statement),
    transaction: (work) => counted(use, (begun) => runTransaction(pool.current().client, keys, work, begun)),
    close: pool.close,
  }
}

function openClient(
  host: string,
  { connections, prepares }: { readonly connections: number; readonly prepares: boolean },
  lost: () => void,
): postgres.Sql<OwnTypes> & Closable {
  const { socket, opened, closed } = watchConnections(lost)
  const client: postgres.Sql<OwnTypes> = postgres(host, {
    // The driver's types don't know it.
    ...{ socket },
    max: connections,
    connect_timeout: CONNECT_SECONDS,
    backoff: () => CONNECT_AGAIN_SECONDS,
    // An end by age would be taken for a loss.
    max_lifetime: null,
    onclose: closed,
    onparameter(name) {
      if (name !== TOLD_AT_OPENING) return
      // The driver says only what is new to it, so it is to forget it until the next connection opens.
      client.parameters[TOLD_AT_OPENING] = ''
      opened()
    },
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
  return client as postgres.Sql<OwnTypes> & Closable
}

/** Counts a transaction as one that waits until it has begun, then as one that holds a connection until it is over. */
async function counted<Result>(
  pool: { held: number; waiting: number },
  run: (begun: () => void) => Promise<Result>,
): Promise<Result> {
  let isBegun = false
  pool.waiting += 1
  try {
    return await run(() => {
      isBegun = true
      pool.waiting -= 1
      pool.held += 1
    })
  } finally {
    if (isBegun) pool.held -= 1
    else pool.waiting -= 1
  }
}

async function runTransaction<Result>(
  client: postgres.Sql<OwnTypes>,
  keys: Keys,
  work: (store: Store) => Promise<Result>,
  begun: () => void,
): Promise<Result> {
  let last: Promise<unknown> | undefined
  let isLost = false
  const running = client.begin(async (connection) => {
    begun()
    let drizzle: Drizzle | undefined
    const result = await work({
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
    }).catch(async (error: unknown) => {
      // That a connection ended is known to the statement first, and to the transaction a moment later.
      await nextLook()
      return isLost ? forever() : Promise.reject(error)
    })
    return isLost ? forever() : { of: result }
  })
  running.catch(() => {
    isLost = true
  })
  const result = await running
  await last
  return result.of
}

/**
 * Never comes to be. What a lost transaction still has to say (rollback, commit) must not be said: the driver would say it to
 * nobody, which ends the process, or on a connection that is another's by then.
 */
function forever(): Promise<never> {
  return new Promise(() => {})
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
