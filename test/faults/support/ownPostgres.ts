import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Account, accountFor, asSpawned } from '../../../db/embedded/account.ts'
import { PROGRAM_SURROUNDINGS } from '../../../db/embedded/program.ts'
import { migrate } from '../../../db/migrate.ts'
import { freePort } from '../../bench/load.ts'
import { onServer } from '../../support/globalDatabase.ts'

const DEBIAN_FOLDER = '/usr/lib/postgresql'
/** Milliseconds: recovery after a kill, on a machine that is busy. */
const READY = 60_000
const LOOK_AGAIN = 20

/** Durable as in life, and small enough for a little disk. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  max_connections: '60',
  shared_buffers: '32MB',
  min_wal_size: '4MB',
  max_wal_size: '16MB',
}

/** How a PostgreSQL ends: its clients thrown out, in the middle of everything, or as by a power cut of its main process. */
export type End = 'fast' | 'immediate' | 'kill'
const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT', kill: 'SIGKILL' } as const

/** A PostgreSQL of the run's own, which may be harmed. */
export type OwnPostgres = {
  readonly port: number
  /** The addresses of the server's role, of the owner, and of the superuser. */
  readonly url: string
  readonly ownerUrl: string
  readonly superUrl: string
  isRunning(): boolean
  /** Starts it and waits until it takes connections. */
  start(): Promise<void>
  end(how: End): Promise<void>
  drop(): Promise<void>
}

/** Where a cluster lies, when not in a folder of its own. */
export type Lying = { readonly data: string; readonly log: string }

/** A folder that PostgreSQL's account may work in. */
export function postgresFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'khaibao-faults-postgres-'))
  giveTo(accountFor(folder), folder)
  return folder
}

/** Makes a cluster with the product's two roles and its tables, and starts it. */
export async function ownPostgres(lying?: Lying): Promise<OwnPostgres> {
  const folder = postgresFolder()
  const data = lying?.data ?? join(folder, 'data')
  const account = accountFor(data)
  const walFolder = lying ? ['--waldir', lying.log] : []
  await runProgram(account, 'initdb', [
    ...['-D', data, '--username=postgres', '--auth=trust', '--locale=C', '--encoding=UTF8'],
    ...['--wal-segsize=1', '--no-sync', '--no-instructions', ...walFolder],
  ])
  const postgres = clusterIn(data, await freePort(), account, [folder])
  await postgres.start()
  await onServer(postgres.superUrl, async (sql) => {
    await sql`create role khaibao login`
    await sql`create role khaibao_server login`
    await sql`create database khaibao owner khaibao`
  })
  await migrate(postgres)
  return postgres
}

/** Copies a running one into a replica of it that is called `replica`, and starts it. */
export async function replicaOf({ port }: OwnPostgres): Promise<OwnPostgres> {
  const folder = postgresFolder()
  const data = join(folder, 'data')
  const account = accountFor(folder)
  await runProgram(account, 'pg_basebackup', [
    ...['-D', data, '--write-recovery-conf', '--wal-method=stream', '--checkpoint=fast', '--no-sync'],
    ...['-d', `host=127.0.0.1 port=${port} user=postgres application_name=replica`],
  ])
  const replica = clusterIn(data, await freePort(), account, [folder])
  await replica.start()
  return replica
}

function clusterIn(
  data: string,
  port: number,
  account: Account | undefined,
  folders: readonly string[],
): OwnPostgres {
  const address = (role: string, name: string) => `postgres://${role}@127.0.0.1:${port}/${name}`
  const superUrl = address('postgres', 'postgres')
  let child: ChildProcess | undefined
  let printed = ''
  const isRunning = () => child !== undefined && child.exitCode === null && child.signalCode === null

  async function end(how: End): Promise<void> {
    if (!child || !isRunning()) return
    const gone = once(child, 'exit')
    child.kill(SIGNALS[how])
    await gone
  }

  function launch(): void {
    const settings = Object.entries({ ...SETTINGS, port: String(port) })
    child = spawn(program('postgres'), ['-D', data, ...settings.flatMap(([a, b]) => ['-c', `${a}=${b}`])], {
      ...asSpawned(account),
      cwd: '/',
      env: PROGRAM_SURROUNDINGS,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      printed = `${printed}${chunk}`.slice(-4_000)
    })
  }

  async function start(): Promise<void> {
    const until = performance.now() + READY
    // Processes of one that was killed may linger and keep the next from starting.
    for (;;) {
      if (!isRunning()) launch()
      if (await answers(superUrl)) return
      if (performance.now() > until) throw new Error(`PostgreSQL does not start:\n${printed}`)
      await wait(LOOK_AGAIN)
    }
  }

  return {
    port,
    url: address('khaibao_server', 'khaibao'),
    ownerUrl: address('khaibao', 'khaibao'),
    superUrl,
    isRunning,
    start,
    end,
    async drop() {
      await end('immediate')
      for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
    },
  }
}

async function answers(url: string): Promise<boolean> {
  return await onServer(url, (sql) => sql`select 1`).then(
    () => true,
    () => false,
  )
}

/** A program of Debian's PostgreSQL. Throws when it is missing: a fault that is left out would be taken for one that was borne. */
function program(name: string): string {
  const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : []
  const found = versions
    .map((version) => join(DEBIAN_FOLDER, version, 'bin', name))
    .find((file) => existsSync(file))
  if (!found)
    throw new Error(`${name} is missing: install Debian’s package "postgresql" (apt install postgresql)`)
  return found
}

async function runProgram(
  account: Account | undefined,
  name: string,
  list: readonly string[],
): Promise<void> {
  const child = spawn(program(name), list, {
    ...asSpawned(account),
    cwd: '/',
    env: PROGRAM_SURROUNDINGS,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${name} ended with ${code}:\n${said}`)
}

/** Makes a folder for PostgreSQL's account, which is not ours when we are root. */
export function folderFor(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  giveTo(accountFor(path), path)
  return path
}

function giveTo(account: Account | undefined, folder: string): void {
  if (account) chownSync(folder, account.uid, account.gid)
}
