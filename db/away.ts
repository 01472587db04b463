import postgres from 'postgres'

/**
 * How the SQLSTATEs begin that say: no connection; no disk, memory or connection left; ended by an operator; the system failed; a
 * replica, which takes no writes.
 */
const AWAY = /^(08|53|57P|58|25006)/

/**
 * Whether an error is about the database itself, which is away, full or ending, and not about what was asked of it: then nothing
 * else would have gone better, and what was to be done is to be done once it is back.
 */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof postgres.PostgresError) return AWAY.test(error.code)
  if ('code' in error && typeof error.code === 'string' && isBrokenConnection(error)) return true
  return isAway(error.cause)
}

/**
 * An error of the driver (`CONNECTION_CLOSED`), or one of the system that it met (`ECONNRESET`): these name the query they were about,
 * and those of others, such as a messenger's, do not. A value that can't be sent has a code of the driver's, too, and is a bug.
 */
function isBrokenConnection(error: Error & { code?: unknown }): boolean {
  const code = String(error.code)
  return code.startsWith('CONNECT') || (/^E[A-Z_]+$/.test(code) && 'query' in error)
}
