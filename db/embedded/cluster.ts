import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Access, newPassword, ROLE } from './access.ts'
import type { OpenFolder, Places } from './folder.ts'
import { EmbeddedDatabaseProblem } from './problem.ts'
import { runProgram } from './program.ts'
import { runAlone, type Workshop, withFolder } from './singleUser.ts'

/** The major version that our package brings. */
const VERSION = '18'

/** Whether the folder holds a cluster that we can run. Throws for one of another version, or for strange files. */
export function hasCluster({ cluster }: Places): boolean {
  if (!existsSync(cluster) || readdirSync(cluster).length === 0) return false
  const mark = join(cluster, 'PG_VERSION')
  const version = existsSync(mark) ? readFileSync(mark, 'utf8').trim() : undefined
  if (version === VERSION) return true
  throw new EmbeddedDatabaseProblem(
    version === undefined
      ? `${cluster} holds files, but no PostgreSQL database: move it away, or set another DATA_DIR.`
      : `${cluster} is of PostgreSQL ${version}, and this version of khaibao brings ${VERSION}: make a backup with the khaibao that made it, and restore it in a new DATA_DIR.`,
  )
}

/**
 * Makes a cluster with our role and database. It is made aside and renamed when it is whole and on the disk, so a kill
 * at any moment leaves either none or all of it.
 */
export async function createCluster(workshop: Workshop, access: Access): Promise<void> {
  const { dataDir, cluster } = workshop.places
  forgetHalfMade(dataDir)
  const aside = mkdtempSync(join(dataDir, 'postgres.new-'))
  try {
    await withFolder(workshop, aside, (folder) => fill(workshop, aside, folder, access))
    renameSync(join(aside, 'data'), cluster)
    syncFolder(dataDir)
  } finally {
    remove(aside)
  }
}

function forgetHalfMade(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith('postgres.new-')) remove(join(dataDir, name))
  }
}

/** Removes a folder in which a program that we no longer hear from may still be writing; it stops when its files go. */
function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}

async function fill(
  { programs, account }: Workshop,
  aside: string,
  folder: OpenFolder,
  access: Access,
): Promise<void> {
  // The superuser gets a password that nobody keeps: it can be reached only from inside a stopped cluster.
  const passwordFile = join(aside, 'password')
  writeFileSync(passwordFile, newPassword(), { mode: 0o600, flag: 'wx' })
  if (account !== undefined) chownSync(passwordFile, account.uid, account.gid)
  const wrong = await runProgram({
    program: programs.initdb,
    list: [
      ...['-D', `${folder.path}/data`, '--username=postgres', `--pwfile=${folder.path}/password`],
      ...['--auth=scram-sha-256', '--locale=C', '--encoding=UTF8', '--no-instructions'],
    ],
    account,
    folder,
  })
  if (wrong !== undefined) throw new EmbeddedDatabaseProblem(`PostgreSQL's folder cannot be made: ${wrong}`)
  await runAlone({ programs, account }, folder, `${folder.path}/data`, [
    `create role ${ROLE} login createdb createrole password '${access.password}'`,
    `create database ${ROLE} owner ${ROLE} template template0`,
  ])
}

/** Makes a rename last through a power cut. */
function syncFolder(path: string): void {
  const descriptor = openSync(path, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
