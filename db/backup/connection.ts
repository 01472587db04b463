import postgres from 'postgres'

/**
 * Does something in one transaction over one connection. When it fails, the connection is thrown away and PostgreSQL
 * rolls back: a COPY broken off in the middle would let a rollback wait forever.
 */
export async function inOneTransaction<Result>(
  url: string,
  options: string,
  work: (sql: postgres.TransactionSql) => Promise<Result>,
): Promise<Result> {
  const client = postgres(url, { max: 1, max_lifetime: null, prepare: false, onnotice: () => {} })
  const outcome: { error?: unknown } = {}
  try {
    const result = await client.begin(options, async (transaction) => {
      try {
        await transaction.unsafe(SETTINGS)
        return { done: await work(transaction) }
      } catch (error) {
        outcome.error = error
        void client.end({ timeout: 0 })
        throw error
      }
    })
    return result.done
  } catch (error) {
    throw outcome.error ?? error
  } finally {
    await client.end({ timeout: 0 })
  }
}

/** A backup may take long, and its values must read the same whatever the database's own settings are. */
const SETTINGS = `
  set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0;
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres';
  set local extra_float_digits = 1;
  set local bytea_output = 'hex'`
