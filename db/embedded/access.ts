import { createHmac, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { codeOf } from './problem.ts'

/** How to reach a cluster. */
export type Access = { readonly port: number; readonly password: string }

/** The role that owns our database, and the database. The role is no superuser, as on a hosted PostgreSQL. */
export const ROLE = 'khaibao'
/** The role that the server works as. It owns nothing. */
export const SERVER_ROLE = 'khaibao_server'

const PASSWORD_BYTES = 32

export function newPassword(): string {
  return randomBytes(PASSWORD_BYTES).toString('base64url')
}

/** The address for the role that owns the database. */
export function urlOf({ port, password }: Access): string {
  return `postgres://${ROLE}:${password}@127.0.0.1:${port}/${ROLE}`
}

/** The address for the server's role. */
export function serverUrlOf(access: Access): string {
  return `postgres://${SERVER_ROLE}:${serverPassword(access)}@127.0.0.1:${access.port}/${ROLE}`
}

/** Follows from the owner's, so that one secret is kept; the other way it leads nowhere. */
export function serverPassword({ password }: Access): string {
  return createHmac('sha256', password).update(SERVER_ROLE).digest('base64url')
}

/** What the file says, or nothing when it is missing or not ours. */
export function readAccess(file: string): Access | undefined {
  const written = parse(file)
  if (typeof written !== 'object' || written === null) return undefined
  if (!('port' in written) || !('password' in written)) return undefined
  const { port, password } = written
  return typeof port === 'number' && typeof password === 'string' ? { port, password } : undefined
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Replaces the file as a whole and for good: without the password the cluster would have to be opened by force. */
export function writeAccess(file: string, access: Access): void {
  const fresh = `${file}.new`
  const descriptor = openSync(fresh, 'w', 0o600)
  try {
    writeSync(descriptor, `${JSON.stringify(access)}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(fresh, file)
}
