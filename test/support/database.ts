import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'
import { eventually } from './eventually.ts'
import { databaseOn, onServer } from './globalDatabase.ts'

/** A database for one test file: as the server's role reaches it, and as the role that owns it. */
export type FreshDatabase = {
  readonly url: string
  readonly ownerUrl: string
  /** Runs a statement that only the owner may run, for a test's own purposes. */
  asOwner(statement: string): Promise<void>
  drop(): Promise<void>
}

/** Makes a database with the project's tables, empty but for what migrations put there. */
export async function freshDatabase(): Promise<FreshDatabase> {
  return await makeDatabase(inject('testServer').template)
}

/** Makes a database with nothing in it. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  return await makeDatabase('template0')
}

/** Seconds after which a connection that makes and drops databases ends, if nothing more is asked of it. */
const MAKER_IDLE = 2
let maker: postgres.Sql | undefined

/** One connection of a process makes all of its databases: to open one takes twice as long as to make a database. */
function makes(statement: string): Promise<unknown> {
  maker ??= postgres(inject('testServer').url, {
    max: 1,
    idle_timeout: MAKER_IDLE,
    fetch_types: false,
    onnotice: () => {},
  })
  return maker.unsafe(statement)
}

async function makeDatabase(template: string): Promise<FreshDatabase> {
  const { url, serverUrl, prefix, copying } = inject('testServer')
  const name = `${prefix}${randomBytes(6).toString('hex')}`
  await makes(`create database ${name} template ${template} ${copying}`)
  const ownerUrl = databaseOn(url, name)
  const drop = () =>
    makes(`drop database if exists ${name} with (force)`).then(
      () => true,
      (error: unknown) => !isVacuumed(error) && Promise.reject(error),
    )
  return {
    url: databaseOn(serverUrl, name),
    ownerUrl,
    asOwner: async (statement) => void (await onServer(ownerUrl, (sql) => sql.unsafe(statement))),
    drop: async () => void (await eventually(drop, `${name} is not dropped`)),
  }
}

/** PostgreSQL's own vacuum looks into the database for a moment, which only a superuser could end. */
function isVacuumed(error: unknown): boolean {
  return error instanceof Error && error.message === 'permission denied to terminate process'
}
