import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { connect, type Database } from '../../../db/connect.ts'
import { holdLease, serverLease } from '../../../db/leases.ts'
import { runCommand } from '../../../server/commands/run.ts'
import { readEnvironment } from '../../../server/env/readEnvironment.ts'
import { type FreshDatabase, freshDatabase } from '../../support/database.ts'

/** What a command left. */
export type Ran = { readonly code: number; readonly out: readonly string[]; readonly err: readonly string[] }

export type OperatorWorld = {
  readonly database: Database
  readonly folder: string
  readonly ownerUrl: string
  /** Runs a statement that only the owner may run. */
  asOwner(statement: string): Promise<void>
  readonly variables: Readonly<Record<string, string>>
  /** Runs a command as if its words had been typed, with more settings when given, at another moment. */
  run(words: string, more?: Record<string, string>, now?: Date): Promise<Ran>
}

/** The moment at which all commands of the tests run: 14:05 in Hải Phòng. */
export const NOW = new Date('2026-11-23T07:05:00Z')

/** The server is taken to run as long as a test may. */
const SERVER_RUNS_SECONDS = 3600
const SEAL_KEY = new Uint8Array(32).fill(1)
const FIND_KEY = new Uint8Array(32).fill(2)

/** A database and a folder for a test file, as an operator has them. To be read once the tests run. */
export function operatorWorld(): OperatorWorld {
  let fresh: FreshDatabase | undefined
  let made: OperatorWorld | undefined
  beforeAll(async () => {
    fresh = await freshDatabase()
    made = worldOf(fresh, mkdtempSync(join(tmpdir(), 'khai báo ')))
    await holdLease(made.database, serverLease('all', 'of the test'), 'test', SERVER_RUNS_SECONDS)
  })
  afterAll(async () => {
    await made?.database.close()
    await fresh?.drop()
    if (made) rmSync(made.folder, { recursive: true, force: true })
  })
  const world = () => {
    if (!made) throw new Error('the world is made before the first test')
    return made
  }
  return {
    get database() {
      return world().database
    },
    asOwner: (statement) => world().asOwner(statement),
    get ownerUrl() {
      return world().ownerUrl
    },
    get folder() {
      return world().folder
    },
    get variables() {
      return world().variables
    },
    run: (words, more, now) => world().run(words, more, now),
  }
}

function worldOf({ url, ownerUrl, asOwner }: FreshDatabase, folder: string): OperatorWorld {
  const keys = { current: 1, openers: new Map([[1, SEAL_KEY]]), find: FIND_KEY }
  const base64 = (key: Uint8Array) => Buffer.from(key).toString('base64')
  const variables = { DATABASE_URL: url, SEAL_KEY: base64(SEAL_KEY), FIND_KEY: base64(FIND_KEY) }
  return {
    database: connect({ url, keys, connections: 2 }),
    asOwner,
    ownerUrl,
    folder,
    variables,
    run: (words, more = {}, now = NOW) => ran(typed(words), { ...variables, ...more }, now),
  }
}

/** Words as a shell parts them: what stands between quotes is one. */
function typed(words: string): string[] {
  return Array.from(words.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? '')
}

/** Runs a command with these settings and no others. */
export async function ran(
  words: readonly string[],
  variables: Record<string, string>,
  now = NOW,
): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await runCommand(words, {
    read: () => readEnvironment(variables),
    now,
    random: randomBytes,
    stop: new AbortController().signal,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  })
  return { code, out, err }
}
