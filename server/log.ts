import { type Logger, pino } from 'pino'

/**
 * The fields that may be logged. Everything else is dropped, because a log outlives the retention and is read by
 * people who may not read people's data.
 */
const ALLOWED = new Set([
  'channel',
  'worker',
  'reason',
  'inboxId',
  'outboxId',
  'chatId',
  'person',
  'attempts',
  'outcome',
  'milliseconds',
  'port',
  'status',
  'route',
  'method',
  'count',
  'run',
  'trace',
  'act',
  'class',
  'stage',
  'order',
  'task',
])

export function createLog(level: string): Logger {
  return pino({ level, base: null, formatters: { log: allowed } })
}

function allowed(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => ALLOWED.has(name)))
}

/**
 * What may be said of an error: its class and code, never its message, which can hold people's words. What failed in the
 * database comes wrapped, and only the error within has the code.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = codeOf(error) ?? codeOf(error.cause)
  return code === undefined ? error.name : `${error.name} ${code}`
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
