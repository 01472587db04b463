import { realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname } from 'node:path'
import { weAreRoot } from './account.ts'
import { saying } from './problem.ts'

/** A folder that may take the copy of PostgreSQL's programs. */
export type CopyPlace = {
  readonly folder: string
  /** Ours by the operator's word, whoever owns the folders above it. */
  readonly trusted: boolean
}

const OTHERS_ENTER = 0o001
const OTHERS_WRITE = 0o022
const STICKY = 0o1000

/**
 * Where the copy may lie, best first. Root needs a folder that `nobody` can walk to, and a hardened machine mounts /tmp
 * without the right to run programs; everybody else can fall back on the data folder.
 */
export function copyPlaces(dataDir: string): CopyPlace[] {
  const temporary = [tmpdir(), '/tmp', '/var/tmp']
  const folders = weAreRoot() ? [...temporary, '/var/cache', '/var/lib'] : temporary
  const shared = [...new Set(folders)].map((folder) => ({ folder, trusted: false }))
  return weAreRoot() ? shared : [...shared, { folder: dataDir, trusted: true }]
}

/**
 * The folder's real path, if no stranger could swap what we put there (each folder on the way belongs to root or to us,
 * and strangers cannot rename in it), and if others can walk to it where that is asked for. Else what is wrong.
 */
export function safePath(
  place: CopyPlace,
  othersMustEnter: boolean,
): { readonly path: string } | { readonly refused: string } {
  try {
    const path = realpathSync(place.folder)
    const wrong = steps(path).flatMap((step) => wrongWith(step, place.trusted, othersMustEnter))
    return wrong[0] === undefined ? { path } : { refused: wrong[0] }
  } catch (error) {
    return { refused: saying(error) }
  }
}

function steps(path: string): string[] {
  const above = dirname(path)
  return above === path ? [path] : [path, ...steps(above)]
}

function wrongWith(folder: string, trusted: boolean, othersMustEnter: boolean): string[] {
  const { uid, mode } = statSync(folder)
  if (othersMustEnter && (mode & OTHERS_ENTER) === 0) return [`${folder} may not be entered by others`]
  if (trusted) return []
  if (uid !== 0 && uid !== process.getuid?.()) return [`${folder} belongs to another user`]
  if ((mode & OTHERS_WRITE) !== 0 && (mode & STICKY) === 0) return [`${folder} may be changed by others`]
  return []
}
