import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'

/** A file of the package, by its path inside it. */
type PackedFile = { readonly path: string; readonly bytes: number; readonly mode: number }

/** What compiling against PostgreSQL would need and running it does not: a tenth of the package. */
const NEEDLESS = /\.a$|(^|\/)(pkgconfig|pgxs)\//

/** Linux's cleaners of /tmp leave files with this bit alone, however long nobody read them (see tmpfiles.d(5)). */
const STICKY = process.platform === 'linux' ? 0o1000 : 0

const PERMISSIONS = 0o777
const ANYBODY_RUNS = 0o111
const EVERYBODY_READS = 0o444

/** Copies bin, lib and share into an existing folder, for everybody to read and run, with the links of the libraries. */
export function copyPackage(native: string, target: string): void {
  chmodSync(target, 0o755)
  for (const { path, mode } of filesOf(native)) {
    openFolder(dirname(join(target, path)))
    place(join(native, path), join(target, path), mode)
  }
  for (const [path, points] of linksOf(native)) {
    openFolder(dirname(join(target, path)))
    symlinkSync(points, join(target, path))
  }
}

/**
 * A second name for the file costs nothing, where the package lies on the same disk and is ours; npm never writes into
 * a file that it has unpacked. Elsewhere the 45 MB are copied.
 */
function place(file: string, copy: string, mode: number): void {
  const open = mode | EVERYBODY_READS | ((mode & ANYBODY_RUNS) === 0 ? 0 : ANYBODY_RUNS) | STICKY
  try {
    linkSync(file, copy)
    chmodSync(copy, open)
  } catch {
    rmSync(copy, { force: true })
    copyFileSync(file, copy, constants.COPYFILE_FICLONE)
    chmodSync(copy, open)
  }
}

/** Whether every file and link of the package is in the copy, by names and sizes. */
export function hasAll(native: string, copy: string): boolean {
  return (
    filesOf(native).every(({ path, bytes }) => sizeOf(join(copy, path)) === bytes) &&
    [...linksOf(native).keys()].every((path) => existsSync(join(copy, path)))
  )
}

function sizeOf(path: string): number | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.size
}

/** Makes folders that others may walk through, whatever our umask. */
function openFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o755)
}

function filesOf(native: string, below = ''): PackedFile[] {
  return readdirSync(join(native, below), { withFileTypes: true }).flatMap((entry) => {
    const path = join(below, entry.name)
    if (NEEDLESS.test(entry.isDirectory() ? `${path}/` : path)) return []
    if (entry.isDirectory()) return filesOf(native, path)
    if (!entry.isFile()) return []
    const { size, mode } = lstatSync(join(native, path))
    return [{ path, bytes: size, mode: mode & PERMISSIONS }]
  })
}

/** Links by their path: those the package lists for its install script, and those it has already. */
function linksOf(native: string): Map<string, string> {
  const links = new Map<string, string>()
  for (const name of readdirSync(join(native, 'lib'), { withFileTypes: true })) {
    if (name.isSymbolicLink()) links.set(join('lib', name.name), readlinkSync(join(native, 'lib', name.name)))
  }
  for (const { source, target } of listedLinks(join(native, 'pg-symlinks.json'))) {
    // The list counts from the package's root; its links and their files lie in one folder.
    links.set(relative('native', target), basename(source))
  }
  return links
}

function listedLinks(file: string): { source: string; target: string }[] {
  if (!existsSync(file)) return []
  const listed: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return Array.isArray(listed) ? listed : []
}
