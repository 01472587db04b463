import { readFileSync, type Stats, statSync } from 'node:fs'
import { codeOf, EmbeddedDatabaseProblem } from './problem.ts'

/** An account of the operating system, other than ours, that PostgreSQL's processes run as. */
export type Account = { readonly uid: number; readonly gid: number }

const ROOT = 0

/** The number of `nobody` on Linux, where /etc/passwd does not say. */
const NOBODY = 65_534

export function weAreRoot(): boolean {
  return process.getuid?.() === ROOT
}

/**
 * Whom PostgreSQL runs as. It refuses root, so root hands a new cluster to `nobody` and runs an existing one as its
 * owner; everybody else runs it as themselves, which is `undefined` here.
 */
export function accountFor(cluster: string): Account | undefined {
  const owner = statOrNothing(cluster)
  if (!weAreRoot()) {
    if (owner !== undefined && owner.uid !== process.getuid?.()) {
      throw new EmbeddedDatabaseProblem(
        `The database in ${cluster} belongs to another user: start khaibao as root or as that user.`,
      )
    }
    return undefined
  }
  return owner !== undefined && owner.uid !== ROOT ? { uid: owner.uid, gid: owner.gid } : nobody()
}

function statOrNothing(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw new EmbeddedDatabaseProblem(`${path} cannot be opened (${codeOf(error)}): who owns it?`)
  }
}

function nobody(): Account {
  const line = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(passwords())
  return { uid: unsigned(line?.[1]), gid: unsigned(line?.[2]) }
}

function passwords(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8')
  } catch {
    return ''
  }
}

/** macOS writes -2; owners of files are unsigned everywhere. */
function unsigned(id: string | undefined): number {
  return id === undefined ? NOBODY : Number(id) >>> 0
}

/** The account as `spawn` takes it: signed 32 bits. */
export function asSpawned(account: Account | undefined): { uid?: number; gid?: number } {
  return account === undefined ? {} : { uid: account.uid | 0, gid: account.gid | 0 }
}
