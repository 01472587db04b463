import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { codeOf } from './problem.ts'

/** How to reach a cluster. */
export type Access = { readonly port: number; readonly password: string }

/** The role that owns our database, and the database. The role is no superuser, as on a hosted PostgreSQL. */
export const ROLE = 'khaibao'

const PASSWORD_BYTES = 32

export function newPassword(): string {
  return randomBytes(PASSWORD_BYTES).toString('base64url')
}

export function urlOf({ port, password }: Access): string {
  return `postgres://${ROLE}:${password}@127.0.0.1:${port}/${ROLE}`
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
