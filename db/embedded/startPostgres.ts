import { setTimeout as wait } from 'node:timers/promises'
import { type Access, newPassword, readAccess, writeAccess } from './access.ts'
import { accountFor } from './account.ts'
import { preparePrograms } from './binaries.ts'
import { createCluster, hasCluster } from './cluster.ts'
import { type CopyPlace, copyPlaces } from './copyPlaces.ts'
import type { Places } from './folder.ts'
import { type DatabasePackage, findPackage, thisMachine } from './platform.ts'
import { freePort } from './port.ts'
import { EmbeddedDatabaseProblem } from './problem.ts'
import { type Failure, runPostgres } from './run.ts'
import type { Settings } from './settings.ts'
import { changePassword, type Workshop } from './singleUser.ts'

/** What a start may be given; all but the note is for tests. */
export type Wishes = {
  /** Hears what an operator should know. */
  readonly note: (line: string) => void
  /** Settings of PostgreSQL beside ours. */
  readonly settings: Settings
  /** The package to run, instead of the installed one. */
  readonly source: DatabasePackage | undefined
  /** Where its programs may be copied to. */
  readonly copyTo: readonly CopyPlace[] | undefined
}

/** Processes of a PostgreSQL that was killed end what they were doing within this, in milliseconds. */
const LINGER_MS = 60_000
const AGAIN_MS = 100

/** Between choosing a port and using it another program may take it; more often than this is no accident. */
const PORT_TRIES = 5

/** Starts the PostgreSQL of a folder in which none runs, making its cluster on the first start. Gives its process id. */
export async function startPostgres(places: Places, wishes: Wishes): Promise<number> {
  const account = accountFor(places.cluster)
  const source = wishes.source ?? findPackage(thisMachine)
  const programs = preparePrograms(source, account, wishes.copyTo ?? copyPlaces(places.dataDir))
  const workshop = { places, programs, account }
  return await run(workshop, await openCluster(workshop), wishes)
}

/** Makes the cluster on the first start, and a new password where the file with it is lost. */
async function openCluster(workshop: Workshop): Promise<Access> {
  const { places } = workshop
  const exists = hasCluster(places)
  const known = exists ? readAccess(places.access) : undefined
  if (known !== undefined) return known
  const access = { port: await freePort(undefined), password: newPassword() }
  // The file comes first where a cluster is made and last where one is opened: a kill between the two mends itself.
  if (!exists) writeAccess(places.access, access)
  await (exists ? changePassword(workshop, access) : createCluster(workshop, access))
  if (exists) writeAccess(places.access, access)
  return access
}

async function run(workshop: Workshop, known: Access, { settings, note }: Wishes): Promise<number> {
  const { places } = workshop
  const until = Date.now() + LINGER_MS
  for (let tries = 1; ; tries++) {
    const port = await freePort(known.port)
    if (port !== known.port) writeAccess(places.access, { ...known, port })
    const outcome = await runPostgres(workshop, { port, settings, note })
    if (typeof outcome === 'number') return outcome
    if (!mayPass(outcome, tries, until)) {
      throw new EmbeddedDatabaseProblem(
        `PostgreSQL does not start: ${outcome.line}\nMore is in ${places.log}.`,
      )
    }
    await wait(AGAIN_MS)
  }
}

function mayPass({ why }: Failure, tries: number, until: number): boolean {
  if (why === 'port') return tries < PORT_TRIES
  return why === 'lingering' && Date.now() < until
}
