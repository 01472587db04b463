import { accessSync, chownSync, closeSync, constants, mkdirSync, openSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Account } from './account.ts'
import { codeOf, EmbeddedDatabaseProblem } from './problem.ts'

/** Where things lie inside the data folder. */
export type Places = {
  readonly dataDir: string
  /** PostgreSQL's own folder. */
  readonly cluster: string
  readonly log: string
  /** Port and password, for us alone. */
  readonly access: string
}

/** Names the places of a data folder, making the folder for us alone when it is missing. */
export function placesIn(dataDir: string): Places {
  const folder = resolve(dataDir)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new EmbeddedDatabaseProblem(
      `The data folder ${folder} cannot be used (${codeOf(error)}): set another DATA_DIR, or mend its rights.`,
    )
  }
  return {
    dataDir: folder,
    cluster: join(folder, 'postgres'),
    log: join(folder, 'postgres.log'),
    access: join(folder, 'postgres.json'),
  }
}

/** A folder as the programs of PostgreSQL are given it. */
export type OpenFolder = {
  /** What stands after `-D`. */
  readonly path: string
  /** What to hand to `spawn` from the third descriptor on. */
  readonly descriptors: number[]
  close(): void
}

/**
 * Opens a folder for PostgreSQL. Another account could not walk to a folder inside one that only root may enter, so it
 * is handed over as an open descriptor: the way through /proc/self/fd asks for rights on the folder alone.
 * macOS has no such way; there the parents must let others through.
 */
export function openFor(account: Account | undefined, folder: string): OpenFolder {
  if (account === undefined) return { path: folder, descriptors: [], close: () => {} }
  chownSync(folder, account.uid, account.gid)
  if (process.platform !== 'linux') return { path: folder, descriptors: [], close: () => {} }
  const descriptor = openSync(folder, 'r')
  return { path: '/proc/self/fd/3', descriptors: [descriptor], close: () => closeSync(descriptor) }
}
