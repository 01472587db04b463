import { type BigIntStats, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf, EmbeddedDatabaseProblem } from './problem.ts'

/** A running PostgreSQL, as it describes itself in its folder. */
export type Postmaster = {
  readonly pid: number
  readonly port: number
  readonly status: 'starting' | 'ready' | 'stopping'
}

/** How often we look whether PostgreSQL has come or gone, in milliseconds. */
export const LOOK_MS = 10

/** A fast shutdown writes what is in memory to the disk. */
const FAST_SHUTDOWN_MS = 20_000
/** An immediate one writes nothing; PostgreSQL kills what is left of itself after five seconds. */
const IMMEDIATE_SHUTDOWN_MS = 10_000

const PID_LINE = 0
const PORT_LINE = 3
const STATUS_LINE = 7

/** The PostgreSQL that runs in a cluster's folder, if one does. */
export function runningIn(cluster: string): Postmaster | undefined {
  const described = descriptionIn(cluster)
  return described !== undefined && livesIn(described.pid, cluster) ? described : undefined
}

function descriptionIn(cluster: string): Postmaster | undefined {
  const lines = linesOf(join(cluster, 'postmaster.pid'))
  const pid = Math.abs(Number(lines[PID_LINE]))
  if (!Number.isInteger(pid) || pid === 0) return undefined
  const status = lines[STATUS_LINE]?.trim()
  return {
    pid,
    port: Number(lines[PORT_LINE]),
    status: status === 'ready' || status === 'stopping' ? status : 'starting',
  }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return []
    throw new EmbeddedDatabaseProblem(`${file} cannot be read (${codeOf(error)}): who owns it?`)
  }
}

/**
 * Whether a process is the PostgreSQL of this very folder. PostgreSQL works inside its folder, so on Linux the process's
 * own folder tells it from a process that got an old number again, and from the PostgreSQL of a folder that was copied.
 */
export function livesIn(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return takesSignals(pid)
  try {
    return sameFile(statSync(`/proc/${pid}/cwd`, { bigint: true }), statSync(cluster, { bigint: true }))
  } catch (error) {
    return ['EACCES', 'EPERM'].includes(codeOf(error)) && takesSignals(pid)
  }
}

function sameFile(one: BigIntStats, other: BigIntStats): boolean {
  return one.dev === other.dev && one.ino === other.ino
}

function takesSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/**
 * PostgreSQL takes any living process with the number in its old file for itself and then refuses to start; in a
 * container, where numbers are small and come again, that would be forever. Only such a file is removed: one whose
 * process is dead also tells PostgreSQL which shared memory to look at.
 */
export function forgetStranger(cluster: string): void {
  const described = descriptionIn(cluster)
  if (described === undefined || livesIn(described.pid, cluster)) return
  if (takesSignals(described.pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

/** Ends PostgreSQL: fast and clean; if that takes too long, at once, and the next start recovers from its log. */
export async function endPostmaster(
  pid: number,
  cluster: string,
  note: (line: string) => void,
): Promise<void> {
  if (await leaves(pid, cluster, 'SIGINT', FAST_SHUTDOWN_MS)) return
  note(
    `PostgreSQL is still busy after ${FAST_SHUTDOWN_MS / 1000} s: ending it at once; nothing committed is lost.`,
  )
  if (await leaves(pid, cluster, 'SIGQUIT', IMMEDIATE_SHUTDOWN_MS)) return
  note(`PostgreSQL (process ${pid}) does not end; the next start takes it over.`)
}

async function leaves(
  pid: number,
  cluster: string,
  signal: 'SIGINT' | 'SIGQUIT',
  withinMs: number,
): Promise<boolean> {
  const until = Date.now() + withinMs
  if (livesIn(pid, cluster)) signalTo(pid, signal)
  while (livesIn(pid, cluster)) {
    if (Date.now() > until) return false
    await wait(LOOK_MS)
  }
  return true
}

function signalTo(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}
