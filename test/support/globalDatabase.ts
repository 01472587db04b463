import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { placesIn } from '../../db/embedded/folder.ts'
import { startEmbeddedDatabase, takeFolder } from '../../db/embedded/index.ts'
import { endPostmaster, runningIn } from '../../db/embedded/postmaster.ts'
import { migrate } from '../../db/migrate.ts'
import { roomyFolder, temporaryFolders } from './roomyFolder.ts'

/** What the tests are told of the run's PostgreSQL. */
export type TestServer = {
  /** A database of the server, from which others may be made, as their owner. */
  readonly url: string
  /** The same for the role that the product's server works as. */
  readonly serverUrl: string
  /** The database with the project's tables, to be copied. */
  readonly template: string
  /** What the names of this run's databases begin with. */
  readonly prefix: string
  /** How a database is to be copied, in the words of `create database`. */
  readonly copying: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

/** A PostgreSQL for the run, and how to leave it. */
type Server = Pick<TestServer, 'url' | 'serverUrl' | 'copying'> & { leave(): Promise<void> }

const FOLDERS = 'khaibao-test-database-'

/**
 * Tests lose nothing that matters when the machine stops, and many files connect at once. A worker of autovacuum belongs
 * to nobody who may end it, so that a database it is in just then could not be dropped.
 */
const QUICK = {
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  autovacuum: 'off',
  max_wal_size: '256MB',
  // Thousands of connections are opened, each with a password that nobody needs to guess slowly.
  scram_iterations: '1',
}

/** Some dozens of databases of 10 MB at once, and the log: with much to spare. */
const ROOM_BYTES = 2_000_000_000

/** Where files are memory, to copy them is a third of the work of writing the copies into the log page by page. */
const AS_FILES = 'strategy file_copy'

/**
 * Vitest's global setup: one PostgreSQL a run, the packaged one or TEST_DATABASE_URL's, with a template that has the
 * project's tables. Gives the teardown, which removes all of it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const server = given === undefined ? await ownServer() : await givenServer(given)
  const prefix = `khaibao_test_${randomBytes(4).toString('hex')}_`
  const template = `${prefix}template`
  await onServer(server.url, (sql) => sql.unsafe(`create database ${template}`))
  await migrate({ ownerUrl: databaseOn(server.url, template), url: databaseOn(server.serverUrl, template) })
  const { url, serverUrl, copying } = server
  project.provide('testServer', { url, serverUrl, template, prefix, copying })
  return async () => {
    if (given !== undefined) await dropAll(given, prefix)
    await server.leave()
  }
}

/** The address of another database of a server. */
export function databaseOn(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

/** Does something over one connection to a server. */
export async function onServer<Result>(
  url: string,
  work: (sql: postgres.Sql) => Promise<Result>,
): Promise<Result> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function dropAll(url: string, prefix: string): Promise<void> {
  await onServer(url, async (sql) => {
    const found = await sql<{ name: string }[]>`
      select datname as name from pg_database where starts_with(datname, ${prefix})`
    for (const { name } of found) await sql.unsafe(`drop database if exists ${name} with (force)`)
  })
}

async function ownServer(): Promise<Server> {
  for (const folder of temporaryFolders()) await removeLeftOvers(folder)
  const dataDir = mkdtempSync(join(roomyFolder(ROOM_BYTES), FOLDERS))
  const lock = await takeFolder(dataDir)
  const database = await startEmbeddedDatabase({ dataDir, note: console.warn, settings: QUICK })
  const atExit = () => removeAtOnce(dataDir)
  process.once('exit', atExit)
  const leave = async () => {
    process.off('exit', atExit)
    await database.stop()
    await lock.release()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { url: database.url, serverUrl: database.serverUrl, copying: AS_FILES, leave }
}

/** A server of somebody's own, on which a role for the product's server is made for the run. */
async function givenServer(url: string): Promise<Server> {
  const role = `khaibao_test_${randomBytes(4).toString('hex')}`
  const password = randomBytes(16).toString('hex')
  await onServer(url, (sql) => sql.unsafe(`create role ${role} login password '${password}'`))
  const address = new URL(url)
  address.username = role
  address.password = password
  const leave = async () => void (await onServer(url, (sql) => sql.unsafe(`drop role ${role}`)))
  return { url, serverUrl: address.href, copying: '', leave }
}

/** Removes what runs that were killed left behind: those whose folder nobody holds. */
async function removeLeftOvers(temporary: string): Promise<void> {
  for (const name of readdirSync(temporary).filter((name) => name.startsWith(FOLDERS))) {
    const dataDir = join(temporary, name)
    // Another run's folder, or another user's, is left alone.
    const lock = await takeFolder(dataDir).catch(() => undefined)
    if (lock === undefined) continue
    const { cluster } = placesIn(dataDir)
    const left = runningIn(cluster)
    if (left !== undefined) await endPostmaster(left.pid, cluster, () => {})
    await lock.release()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** When a run is broken off there is no time to wait. */
function removeAtOnce(dataDir: string): void {
  const { cluster } = placesIn(dataDir)
  const running = runningIn(cluster)
  if (running !== undefined) process.kill(running.pid, 'SIGQUIT')
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}
