/** What keeps the embedded PostgreSQL from running, in one or two lines that the operator can act on. */
export class EmbeddedDatabaseProblem extends Error {
  override readonly name: string = 'EmbeddedDatabaseProblem'
}

/** The code of a system error ("ENOENT"), or an empty text for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** What an error says in one line, for the end of a sentence. */
export function saying(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
}
