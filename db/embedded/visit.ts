import { setTimeout as wait } from 'node:timers/promises'
import { joinEmbeddedDatabase } from './join.ts'
import { FolderTaken, takeFolder } from './lock.ts'
import { startEmbeddedDatabase } from './start.ts'

/** A PostgreSQL that a command of the operator works on. */
export type Visit = {
  readonly url: string
  /** For the role that the server works as. */
  readonly serverUrl: string
  /** Ends PostgreSQL again if the visit started it. */
  leave(): Promise<void>
}

/** A server that has just been started brings its database up within this; another command is waited for as long. */
const WAIT_MS = 20_000
const LOOK_MS = 100

/**
 * Joins the database of the server that runs on the data folder; where none runs, holds the folder and starts the
 * database for as long as the visit lasts. Throws FolderTaken when another command stays, or a server's database is away.
 */
export async function visitEmbeddedDatabase({
  dataDir,
  note,
}: {
  dataDir: string
  note: (line: string) => void
}): Promise<Visit> {
  const until = Date.now() + WAIT_MS
  for (;;) {
    const visit = await tryVisit(dataDir, note)
    if (!(visit instanceof FolderTaken)) return visit
    if (Date.now() > until) throw visit
    await wait(LOOK_MS)
  }
}

async function tryVisit(dataDir: string, note: (line: string) => void): Promise<Visit | FolderTaken> {
  try {
    return await visitAlone(dataDir, note)
  } catch (error) {
    if (!(error instanceof FolderTaken)) throw error
    // A command ends its database when it is done, so only a server's is joined.
    const joined = error.purpose === 'command' ? null : await joinEmbeddedDatabase(dataDir)
    return joined === null ? error : { ...joined, leave: async () => {} }
  }
}

async function visitAlone(dataDir: string, note: (line: string) => void): Promise<Visit> {
  const lock = await takeFolder(dataDir, 'command')
  try {
    const database = await startEmbeddedDatabase({ dataDir, note })
    const leave = () => database.stop().finally(() => lock.release())
    return { url: database.url, serverUrl: database.serverUrl, leave }
  } catch (error) {
    await lock.release()
    throw error
  }
}
