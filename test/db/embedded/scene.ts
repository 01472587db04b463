import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { afterAll, afterEach } from 'vitest'
import { weAreRoot } from '../../../db/embedded/account.ts'
import { safePath } from '../../../db/embedded/copyPlaces.ts'
import { placesIn } from '../../../db/embedded/folder.ts'
import { endPostmaster, runningIn } from '../../../db/embedded/postmaster.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../../db/embedded/start.ts'
import type { Order } from './child.ts'

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))
const DEADLINE_MS = 20_000

const folders: string[] = []
const databases: EmbeddedDatabase[] = []
const children: ChildProcess[] = []

/** Ends and removes everything that a test made, owners before what they would start again. */
afterEach(async () => {
  await Promise.all(children.splice(0).map(kill))
  for (const database of databases.splice(0)) await database.stop()
  for (const folder of folders.splice(0)) {
    // A test may have closed folders to itself.
    spawnSync('chmod', ['-R', 'u+rwX', folder])
    rmSync(folder, { recursive: true, force: true })
  }
})

/** A folder that others may enter, wherever this machine has one, gone after the test. */
export function openFolder(): string {
  const place = [tmpdir(), '/tmp', '/var/tmp'].find(
    (folder) => 'path' in safePath({ folder, trusted: false }, weAreRoot()),
  )
  if (place === undefined) throw new Error('no temporary folder that others may enter')
  const folder = mkdtempSync(join(realpathSync(place), 'khaibao-test-'))
  folders.push(folder)
  chmodSync(folder, 0o755)
  return folder
}

/** A folder for us alone, with a space and a letter of ours in its path, gone after the test. */
export function closedFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'khai báo '))
  folders.push(folder)
  return folder
}

/** A data folder that does not exist yet. Whatever PostgreSQL is left in it ends with the test. */
export function newDataDir(within = closedFolder()): string {
  const dataDir = join(within, 'dữ liệu')
  databases.push({ url: '', serverUrl: '', adopted: false, stop: () => endLeftOver(dataDir) })
  return dataDir
}

/** A data folder for all tests of a file, so that they need not wait for a cluster each. */
export function dataDirOfFile(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'khai báo '))
  const dataDir = join(folder, 'dữ liệu')
  afterEach(() => endLeftOver(dataDir))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return dataDir
}

async function endLeftOver(dataDir: string): Promise<void> {
  const { cluster } = placesIn(dataDir)
  const found = runningIn(cluster)
  if (found !== undefined) await endPostmaster(found.pid, cluster, () => {})
}

/** Starts a database that ends with the test. */
export async function startDatabase(
  dataDir: string,
  wishes: Partial<Parameters<typeof startEmbeddedDatabase>[0]> = {},
): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ note: () => {}, ...wishes, dataDir })
  databases.unshift(database)
  return database
}

/** Asks a database one thing over a connection of its own. */
export async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return [...(await sql.unsafe<Record<string, unknown>[]>(query))]
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Another process of ours, which says what it did and lives until it is killed. */
export type Child = { readonly pid: number; readonly said: Record<string, unknown>; kill(): Promise<void> }

/** Runs `child.ts` and gives what it says first. */
export async function startChild(order: Order): Promise<Child> {
  const script = fileURLToPath(new URL('child.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(order)], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  for await (const line of createInterface({ input: child.stdout })) {
    return { pid: child.pid ?? 0, said: JSON.parse(line), kill: () => kill(child) }
  }
  throw new Error('the child said nothing')
}

function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

/** Waits until something is so, and fails when it does not come to be. */
export async function until(what: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error(`it did not come to be: ${what}`)
    await wait(20)
  }
}

/** The process id of the PostgreSQL in a data folder. */
export function postgresOf(dataDir: string): number {
  const found = runningIn(placesIn(dataDir).cluster)
  if (found === undefined) throw new Error('no PostgreSQL runs there')
  return found.pid
}
