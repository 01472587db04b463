import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Account, asSpawned } from './account.ts'
import { copyPackage, hasAll } from './copyPackage.ts'
import { type CopyPlace, safePath } from './copyPlaces.ts'
import type { DatabasePackage } from './platform.ts'
import { codeOf, EmbeddedDatabaseProblem, saying } from './problem.ts'

/** The programs of PostgreSQL, by their paths. */
export type Programs = { readonly initdb: string; readonly postgres: string }

/** Written last; holds the boot it was made in, because a copy that was never synced may not survive a power cut. */
const MARK = 'complete'

/** Enough for `postgres --version` on a busy machine. */
const TRIAL_MS = 20_000

const OTHERS_WRITE = 0o022

/**
 * Gives runnable programs. The package may lie where PostgreSQL's account cannot go, may be read-only, and lacks its
 * links when npm ran no scripts; so it is copied once to a folder that others can read, and found there again.
 * Starts at the same time are safe: each copies aside, and one renames first.
 */
export function preparePrograms(
  source: DatabasePackage,
  account: Account | undefined,
  places: readonly CopyPlace[],
): Programs {
  const refused: string[] = []
  for (const place of places) {
    const safe = safePath(place, account !== undefined)
    if ('path' in safe) {
      const copy = join(safe.path, `khaibao-postgres-${source.version}-${process.getuid?.() ?? 0}`)
      const wrong = provide(source, copy, account)
      if (wrong === undefined) return programsIn(copy)
      refused.push(wrong)
    } else refused.push(safe.refused)
  }
  throw new EmbeddedDatabaseProblem(
    `PostgreSQL's programs find no place to run from (${refused.join('; ')}): set TMPDIR, or DATABASE_URL.`,
  )
}

function programsIn(copy: string): Programs {
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') }
}

/** Leaves a whole copy at the path, or says why it cannot. */
function provide(source: DatabasePackage, copy: string, account: Account | undefined): string | undefined {
  let fresh: string | undefined
  try {
    if (existsSync(copy) && !isOurs(copy)) return `${copy} was put there by someone else`
    if (isWhole(source, copy)) return undefined
    fresh = mkdtempSync(`${copy}.new-`)
    copyPackage(source.native, fresh)
    writeFileSync(join(fresh, MARK), boot())
    const wrong = trialOf(programsIn(fresh).postgres, account)
    if (wrong === undefined) putInPlace(source, fresh, copy)
    return wrong
  } catch (error) {
    return saying(error)
  } finally {
    if (fresh !== undefined) rmSync(fresh, { recursive: true, force: true })
  }
}

/** A folder that only we can change, not a link that a stranger planted. */
function isOurs(copy: string): boolean {
  const { uid, mode, isDirectory } = describe(copy)
  return isDirectory && uid === process.getuid?.() && (mode & OTHERS_WRITE) === 0
}

function describe(path: string): { uid: number; mode: number; isDirectory: boolean } {
  const about = lstatSync(path)
  return { uid: about.uid, mode: about.mode, isDirectory: about.isDirectory() }
}

function isWhole(source: DatabasePackage, copy: string): boolean {
  const mark = join(copy, MARK)
  return existsSync(mark) && readFileSync(mark, 'utf8') === boot() && hasAll(source.native, copy)
}

function boot(): string {
  const file = '/proc/sys/kernel/random/boot_id'
  return existsSync(file) ? readFileSync(file, 'utf8') : 'any boot'
}

/** Runs the program as it will be run: the folder may forbid running, or a library of the system be missing. */
function trialOf(postgres: string, account: Account | undefined): string | undefined {
  const { status, error, stderr } = spawnSync(postgres, ['--version'], {
    ...asSpawned(account),
    cwd: '/',
    env: {},
    timeout: TRIAL_MS,
    encoding: 'utf8',
  })
  if (error !== undefined) return saying(error)
  return status === 0 ? undefined : (stderr.trim().split('\n')[0] ?? `${postgres} cannot run`)
}

function putInPlace(source: DatabasePackage, fresh: string, copy: string): void {
  try {
    renameSync(fresh, copy)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw error
    // Another start was quicker, or what stands there is broken: then it makes room.
    if (isWhole(source, copy)) return
    const old = mkdtempSync(`${copy}.old-`)
    renameSync(copy, join(old, 'copy'))
    renameSync(fresh, copy)
    rmSync(old, { recursive: true, force: true })
  }
}
