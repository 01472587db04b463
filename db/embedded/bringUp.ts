import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { type Access, readAccess, urlOf } from './access.ts'
import type { Places } from './folder.ts'
import { knock } from './knock.ts'
import { endPostmaster, type Postmaster, runningIn } from './postmaster.ts'
import { EmbeddedDatabaseProblem } from './problem.ts'
import { startPostgres, type Wishes } from './startPostgres.ts'

/** A PostgreSQL that answers to its address. */
export type Running = {
  readonly access: Access
  readonly pid: number
  /** Whether it ran before we came. */
  readonly adopted: boolean
}

/** A PostgreSQL that we find starting or stopping settles within this, in milliseconds. */
const SETTLE_MS = 60_000
const LOOK_MS = 100

/** Gives the folder's PostgreSQL, running: as it is found, or started. Call it with the folder's start lock held. */
export async function bringUp(places: Places, wishes: Wishes): Promise<Running> {
  let started: number | undefined
  let until = Date.now() + SETTLE_MS
  while (Date.now() < until) {
    const found = runningIn(places.cluster)
    if (found === undefined) {
      started = await startPostgres(places, wishes)
      until = Date.now() + SETTLE_MS
      continue
    }
    const access = found.status === 'ready' ? await accessTo(found, places, wishes.note) : undefined
    if (access !== undefined) return { access, pid: found.pid, adopted: found.pid !== started }
    await wait(LOOK_MS)
  }
  throw new EmbeddedDatabaseProblem(
    `The PostgreSQL that runs in ${places.cluster} neither answers nor ends; see ${places.log}.`,
  )
}

/** How to reach a running PostgreSQL, once it answers. One whose password is lost is ended, to be given another. */
async function accessTo(
  found: Postmaster,
  places: Places,
  note: Wishes['note'],
): Promise<Access | undefined> {
  const known = readAccess(places.access)
  const access = known === undefined ? undefined : { ...known, port: found.port }
  const answer = access === undefined ? 'no' : await knock(urlOf(access))
  if (answer === 'yes') return access
  if (answer === 'no') {
    note(`The password in ${places.access} is lost or wrong: giving the database a new one.`)
    rmSync(places.access, { force: true })
    await endPostmaster(found.pid, places.cluster, note)
  }
  return undefined
}
