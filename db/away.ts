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

/** The driver's own errors name the query they were about; those of others, such as a messenger's, do not. */
function isBrokenConnection(error: Error & { code?: unknown }): boolean {
  return /^CONNECT/.test(String(error.code)) || 'query' in error
}
