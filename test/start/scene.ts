import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, vi } from 'vitest'
import { placesIn } from '../../db/embedded/folder.ts'
import { endPostmaster, runningIn } from '../../db/embedded/postmaster.ts'
import { environmentSchema } from '../../server/env/environment.ts'

/** The checkout that is tried. */
export const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url))

/** Milliseconds: far more than anything takes, for a machine on which everything else runs too. */
const DEADLINE = 60_000
const LOOK = 25

vi.setConfig({ testTimeout: 2 * DEADLINE, hookTimeout: 2 * DEADLINE })

/** How a process ended: its exit code, or the signal that ended it. */
export type Ended = number | NodeJS.Signals

/** A process as an operator sees it. */
export type Running = {
  readonly pid: number
  /** What it has written so far, both streams. */
  said(): string
  /** Waits until it writes something that fits, and gives the whole or the first group of the match. */
  hears(pattern: RegExp): Promise<string>
  readonly ended: Promise<Ended>
  /** Reads no more, so that whatever it writes from now on fails. */
  closeEars(): void
  signal(name: NodeJS.Signals): void
}

export type Order = {
  readonly cwd: string
  readonly variables?: Record<string, string>
  readonly uid?: number
  /** A group of its own, so that a signal reaches all of it as from a terminal. */
  readonly asGroup?: true
}

const folders: string[] = []
const dataDirs = new Set<string>()
const children: ChildProcess[] = []

afterAll(async () => {
  for (const child of children.splice(0)) end(child, 'SIGKILL')
  for (const dataDir of dataDirs) await endDatabase(dataDir)
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** A folder with spaces and letters of ours in its path, gone after the file's tests with all that runs in it. */
export function newFolder(): string {
  const folder = join(mkdtempSync(join(realpathSync(tmpdir()), 'khai báo y tế ')))
  folders.push(folder)
  return folder
}

/** The data folder of a server that runs in a folder, to be ended after the tests. */
export function dataDirIn(cwd: string): string {
  const dataDir = join(cwd, '.khaibao')
  dataDirs.add(dataDir)
  return dataDir
}

/** Starts `node …` with these variables of ours and no others. */
export function run(program: string, list: readonly string[], order: Order): Running {
  const { cwd, variables = {}, uid, asGroup } = order
  dataDirIn(cwd)
  const child = spawn(program, list, {
    cwd,
    env: { ...withoutOurs(process.env), PORT: '0', HOST: '127.0.0.1', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: asGroup === true,
    ...(uid !== undefined && { uid, gid: uid }),
  })
  children.push(child)
  return listenTo(child, asGroup === true)
}

/** Starts the server of the checkout in a folder. */
export function startServer(order: Order): Running {
  return run(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), join(CHECKOUT, 'server/main.ts')],
    order,
  )
}

/** Waits until something is so. */
export async function until(what: () => boolean | Promise<boolean>, orElse: () => string): Promise<void> {
  const deadline = Date.now() + DEADLINE
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error(orElse())
    await wait(LOOK)
  }
}

/** Whether PostgreSQL runs in a data folder. */
export function databaseRuns(dataDir: string): boolean {
  return runningIn(placesIn(dataDir).cluster) !== undefined
}

async function endDatabase(dataDir: string): Promise<void> {
  const { cluster } = placesIn(dataDir)
  const left = runningIn(cluster)
  if (left !== undefined) await endPostmaster(left.pid, cluster, () => {})
}

/** What runs the tests must not configure what is tried. */
function withoutOurs(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = new Set(Object.keys(environmentSchema.shape))
  return Object.fromEntries(
    Object.entries(variables).filter(
      ([name]) => !ours.has(name) && !/^(?:npm_|VITEST|NODE_OPTIONS)/.test(name),
    ),
  )
}

function listenTo(child: ChildProcess, asGroup: boolean): Running {
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  let over = false
  const ended = new Promise<Ended>((resolve) => {
    // Not `exit`: what was written last must have been read.
    child.once('close', (code, signal) => {
      over = true
      resolve(code ?? signal ?? 'SIGKILL')
    })
  })
  return {
    pid: child.pid ?? 0,
    said: () => text,
    async hears(pattern) {
      await until(
        () => pattern.test(text) || over,
        () => `it did not say ${pattern}:\n${text}`,
      )
      const match = pattern.exec(text)
      if (!match) throw new Error(`it ended without saying ${pattern}:\n${text}`)
      return match[1] ?? match[0]
    },
    ended,
    closeEars() {
      child.stdout?.destroy()
      child.stderr?.destroy()
    },
    signal: (name) => end(child, name, asGroup),
  }
}

function end(child: ChildProcess, signal: NodeJS.Signals, asGroup = false): void {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  process.kill(asGroup ? -child.pid : child.pid, signal)
}
