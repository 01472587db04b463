import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { asSpawned } from './account.ts'
import { openFor } from './folder.ts'
import { forgetStranger, LOOK_MS, runningIn } from './postmaster.ts'
import { EmbeddedDatabaseProblem } from './problem.ts'
import { complaintIn, PROGRAM_SURROUNDINGS } from './program.ts'
import { type Settings, settingArguments } from './settings.ts'
import type { Workshop } from './singleUser.ts'

/** A log beyond this is put aside at the start, so that there are never more than two such files. */
const LOG_BYTES = 1_000_000

/** After a crash PostgreSQL reads its log of up to 1 GB before it is ready. */
const RECOVERY_MS = 600_000
/** Then the operator should hear why nothing happens. */
const PATIENCE_MS = 5_000

/** Why a start failed: somebody has the port, processes of a killed PostgreSQL still end, or something else. */
export type Failure = { readonly why: 'port' | 'lingering' | 'other'; readonly line: string }

/**
 * Starts PostgreSQL in a session of its own, so that a terminal's Ctrl-C reaches us alone and it ends last, and waits
 * until it takes connections. Gives its process id.
 */
export async function runPostgres(
  workshop: Workshop,
  { port, settings, note }: { port: number; settings: Settings; note: (line: string) => void },
): Promise<number | Failure> {
  const { places } = workshop
  forgetStranger(places.cluster)
  putLogAside(places.log)
  const logged = sizeOf(places.log)
  const child = spawnPostgres(workshop, settingArguments(port, settings))
  const ready = await untilReady(child, places.cluster, note)
  return ready ?? failureIn(readFileSync(places.log, 'utf8').slice(logged))
}

function spawnPostgres({ places, programs, account }: Workshop, settings: string[]): ChildProcess {
  const folder = openFor(account, places.cluster)
  const log = openSync(places.log, 'a', 0o600)
  try {
    const child = spawn(programs.postgres, ['-D', folder.path, ...settings], {
      ...asSpawned(account),
      cwd: '/',
      env: PROGRAM_SURROUNDINGS,
      stdio: ['ignore', log, log, ...folder.descriptors],
      detached: true,
    })
    child.unref()
    return child
  } finally {
    closeSync(log)
    folder.close()
  }
}

async function untilReady(
  child: ChildProcess,
  cluster: string,
  note: (line: string) => void,
): Promise<number | undefined> {
  let ended = false
  child.on('error', () => {
    ended = true
  })
  child.on('exit', () => {
    ended = true
  })
  const since = Date.now()
  let told = false
  while (!ended) {
    const found = runningIn(cluster)
    if (found?.pid === child.pid && found?.status === 'ready') return found?.pid
    if (Date.now() - since > RECOVERY_MS) {
      throw new EmbeddedDatabaseProblem(`PostgreSQL is not ready after ${RECOVERY_MS / 60_000} minutes.`)
    }
    if (!told && Date.now() - since > PATIENCE_MS) {
      told = true
      note('PostgreSQL is putting its folder in order after a crash; this may take a few minutes.')
    }
    await wait(LOOK_MS)
  }
  return undefined
}

function failureIn(log: string): Failure {
  const line = complaintIn(log) ?? 'it ended at once'
  if (/could not bind|TCP\/IP sockets/.test(log)) return { why: 'port', line }
  return { why: /shared memory block/.test(log) ? 'lingering' : 'other', line }
}

function putLogAside(log: string): void {
  if (sizeOf(log) > LOG_BYTES) renameSync(log, `${log}.1`)
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
