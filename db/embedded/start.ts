import { setTimeout as wait } from 'node:timers/promises'
import { serverUrlOf, urlOf } from './access.ts'
import { bringUp, type Running } from './bringUp.ts'
import { type Places, placesIn } from './folder.ts'
import { type Keeper, keepUp } from './keep.ts'
import { type FolderLock, FolderTaken, takeLock } from './lock.ts'
import { endPostmaster } from './postmaster.ts'
import { codeOf, EmbeddedDatabaseProblem, saying } from './problem.ts'
import { makeServerRole } from './serverRole.ts'
import type { Wishes } from './startPostgres.ts'

/** The PostgreSQL of a data folder. */
export type EmbeddedDatabase = {
  /** `postgres://khaibao:<password>@127.0.0.1:<port>/khaibao`; the role owns the database and is no superuser. */
  readonly url: string
  /** The same for the role that the server works as, which owns nothing. */
  readonly serverUrl: string
  /** Whether it ran already, left over from a process that was killed. */
  readonly adopted: boolean
  /** Ends it cleanly, within half a minute at the worst. A second call waits for the first. */
  stop(): Promise<void>
}

/** Another process making the same folder's cluster takes at most this long, in milliseconds. */
const START_WAIT_MS = 90_000
const START_LOOK_MS = 25

/**
 * Starts the data folder's PostgreSQL, making it on the first start, or takes over the one that still runs there; until
 * `stop`, it is started again whenever it ends by itself. Starts of two processes follow each other and the second takes
 * over, so hold `takeFolder` against a second server. Throws EmbeddedDatabaseProblem: one or two lines to act on.
 */
export async function startEmbeddedDatabase({
  dataDir,
  note,
  settings = {},
  source,
  copyTo,
}: { readonly dataDir: string } & Pick<Wishes, 'note'> & Partial<Wishes>): Promise<EmbeddedDatabase> {
  const places = placesIn(dataDir)
  const start = () => startAlone(places, { note, settings, source, copyTo })
  const running = await start()
  const keeper = keepUp(running, places, start, note)
  let ending: Promise<void> | undefined
  return {
    url: urlOf(running.access),
    serverUrl: serverUrlOf(running.access),
    adopted: running.adopted,
    stop: () => {
      ending ??= end(keeper, places, note)
      return ending
    },
  }
}

async function startAlone(places: Places, wishes: Wishes): Promise<Running> {
  const lock = await startLock(places)
  try {
    const running = await bringUp(places, wishes)
    await makeServerRole(running.access)
    return running
  } catch (error) {
    // Whatever the system refuses (a full disk, a right that is missing) is the operator's to mend.
    throw codeOf(error) === ''
      ? error
      : new EmbeddedDatabaseProblem(`PostgreSQL cannot be started: ${saying(error)}`)
  } finally {
    await lock.release()
  }
}

async function startLock({ dataDir }: Places): Promise<FolderLock> {
  const until = Date.now() + START_WAIT_MS
  for (;;) {
    const taken = await takeLock(dataDir, 'starting', 'server')
    if ('release' in taken) return taken
    if (Date.now() > until) throw new FolderTaken(dataDir, taken.holder)
    await wait(START_LOOK_MS)
  }
}

async function end(keeper: Keeper, { cluster }: Places, note: Wishes['note']): Promise<void> {
  const { pid } = await keeper.leave()
  await endPostmaster(pid, cluster, note)
}
